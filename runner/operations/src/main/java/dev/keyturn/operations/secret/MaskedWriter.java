package dev.keyturn.operations.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Masks each text that is printed in one piece, as lines are. */
public final class MaskedWriter extends PrintWriter {
    private final PrintWriter plain;
    private final Secrets secrets;

    MaskedWriter(PrintWriter plain, Secrets secrets) {
        super(plain);
        this.plain = plain;
        this.secrets = secrets;
    }

    /** A text without secrets. */
    String masked(String text) {
        return secrets.masked(text);
    }

    @Override
    public void write(String text, int from, int length) {
        String masked = masked(text.substring(from, from + length));
        super.write(masked, 0, masked.length());
    }

    /** Writes JSON to a writer. If it masks, it masks texts and leaves names and numbers alone, so that the JSON stays what it is. */
    public static JsonGenerator json(Writer out) throws IOException {
        if (out instanceof MaskedWriter masking) {
            return new JsonGeneratorDelegate(new JsonFactory().createGenerator(masking.plain), false) {
                @Override
                public void writeString(String text) throws IOException {
                    super.writeString(text == null ? null : masking.secrets.masked(text));
                }
            };
        }
        return new JsonFactory().createGenerator(out);
    }
}
