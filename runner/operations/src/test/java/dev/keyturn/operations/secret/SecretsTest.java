package dev.keyturn.operations.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private final Secrets secrets = new Secrets();
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = secrets.over(new PrintWriter(text));

    @Test
    void whatIsPrintedIsMaskedTheLongestFirst() {
        out.println("before Sesame was known");
        secrets.note("Sesame");
        secrets.note("Sesame-4711");
        secrets.note("a \"b\" \\");
        out.println("Sesame-4711 and Sesame");
        out.printf("{\"msg\": \"%s\"}%n", "a \\\"b\\\" \\\\");
        out.flush();
        assertEquals("before Sesame was known\n******** and ********\n{\"msg\": \"********\"}\n", text.toString().replace("\r\n", "\n"));
    }

    @Test
    void aSecretThatIsAsShortAsAWordHidesNoWords() {
        secrets.note("wrong");
        secrets.note("");
        assertEquals("the password is wrong", secrets.masked("the password is wrong"));
    }

    @Test
    void jsonStaysJsonWhateverTheSecretIs() throws IOException {
        secrets.note("changed");
        secrets.note("143930");
        secrets.note("a \"b\" \\");
        try (JsonGenerator json = MaskedWriter.json(out)) {
            json.writeStartObject();
            json.writeNumberField("changed", 143930);
            json.writeStringField("msg", "143930 is a \"b\" \\, it changed");
            json.writeStringField("none", null);
            json.writeEndObject();
        }
        assertEquals("{\"changed\":143930,\"msg\":\"******** is ********, it ********\",\"none\":null}", text.toString());
    }
}
