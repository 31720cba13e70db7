package dev.keyturn.operations.secret;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;

/** The passwords by which a run reaches its hosts. Where what the command says has one of them in it, it is masked. */
public final class Secrets {
    private static final String MASK = "********";
    /** A shorter one would take words and numbers out of a report that have nothing to do with it. */
    private static final int LEAST = 6;

    private final Set<String> known = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Masks a text from now on, and as it stands in JSON. */
    public void note(String secret) {
        if (secret.length() >= LEAST) {
            known.add(secret);
            known.add(String.valueOf(JsonStringEncoder.getInstance().quoteAsString(secret)));
        }
    }

    /** A text without secrets. */
    public String masked(String text) {
        String masked = text;
        for (String secret : known) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }

    /** What masks a text as a writer does that was made by {@link #over}; for another one nothing is masked. */
    public static UnaryOperator<String> behind(Writer out) {
        return out instanceof MaskedWriter masking ? masking::masked : UnaryOperator.identity();
    }

    /** A writer that masks what is printed, piece by piece. */
    public PrintWriter over(PrintWriter out) {
        return new MaskedWriter(out, this);
    }
}
