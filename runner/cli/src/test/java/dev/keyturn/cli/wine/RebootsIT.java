package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of restarts on one Windows whose clock and start are real. */
@Needs(RealPart.WINDOWS_JAVA)
class RebootsIT {
    private static final String MARKER = "HKLM\\SOFTWARE\\KeyturnRestartPending";

    @TempDir
    private static Path folder;

    private static JsonNode reboots(Program program, int code) {
        Command run = program.run("reboots", "-i", "localhost,", "-c", "local", "--json", "--detailed-exitcode");
        assertEquals("", run.err());
        assertEquals(code, run.code(), run.out());
        return run.json().get("hosts").get(0);
    }

    private static List<String> named(JsonNode host, String standing) {
        return host.get("settings").valueStream().filter(s -> s.get("standing").asText().equals(standing)).map(s -> s.get("name").asText()).toList();
    }

    @Test
    void theMarkerTellsThenTheTimesDoAndTheRestartBringsAllInForce() {
        try (Wine wine = Wine.in(folder)) {
            Program program = new Program(wine);
            wine.restart();
            assertEquals("in_force", reboots(program, 0).get("verdict").asText(), "nothing was set since this Windows started");
            assertEquals(0, program.play("tls12-enable.yml").code());

            JsonNode marked = reboots(program, 3);
            assertEquals("restart", marked.get("verdict").asText());
            assertTrue(marked.get("marker").get("run_known").asBoolean(), marked.toString());
            assertTrue(named(marked, "restart").containsAll(List.of("Schannel TLS 1.2 Client", "Schannel TLS 1.2 Server")), marked.toString());

            wine.run("reg", "delete", MARKER, "/f");
            JsonNode timed = reboots(program, 3);
            assertEquals("restart", timed.get("verdict").asText());
            assertTrue(!timed.has("marker"), timed.toString());
            assertTrue(named(timed, "restart").containsAll(List.of("Schannel TLS 1.2 Client", "Schannel TLS 1.2 Server")), timed.toString());
            assertTrue(named(timed, "programs").contains("WinHTTP (32-bit)"), timed.toString());

            wine.restart();
            JsonNode restarted = reboots(program, 0);
            assertEquals("in_force", restarted.get("verdict").asText(), restarted.toString());
            assertTrue(named(restarted, "in_force").contains("Schannel TLS 1.2 Client"), restarted.toString());
        }
    }
}
