package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effect, not the values: whether Schannel shakes hands with a server that speaks TLS 1.2 only. Loopback, bounded, ends by itself. */
@Needs(RealPart.OPENSSL)
class Tls12HandshakeIT {
    private static final int TRIES = 100;
    private static final String CLIENT = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client";

    @TempDir
    private static Path folder;

    @Test
    void thePlaybookMakesAHandshakeSucceedThatTheRegistryForbade() throws Exception {
        int port = freePort();
        try (Wine wine = Wine.in(folder)) {
            Process server = server(port);
            try {
                set(wine, "DisabledByDefault", "1");
                set(wine, "Enabled", "1");
                assertEquals("ERROR 12157", probe(wine, port));
                set(wine, "Enabled", "0");
                assertEquals("ERROR 12157", probe(wine, port));
                Command run = new Program(wine).play("tls12-enable.yml");
                assertEquals(0, run.code(), run.out() + run.err());
                assertEquals("HTTP 200", probe(wine, port));
            } finally {
                server.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private static void set(Wine wine, String name, String data) {
        assertEquals(0, wine.run(folder, Map.of(), "reg", "add", CLIENT, "/v", name, "/t", "REG_DWORD", "/d", data, "/f").code());
    }

    private static String probe(Wine wine, int port) {
        return wine.java(WinHttpProbe.class, Integer.toString(port)).strip();
    }

    private static Process server(int port) throws Exception {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Process made = openssl("req.txt", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                "-keyout", key.toString(), "-out", certificate.toString());
        assertTrue(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0, "openssl req");
        Process server = openssl("server.txt", "s_server", "-tls1_2", "-www", "-accept", "127.0.0.1:" + port, "-key", key.toString(),
                "-cert", certificate.toString());
        for (int i = 0; i < TRIES && !listens(port); i++) {
            Thread.sleep(100);
        }
        assertTrue(listens(port), "openssl s_server does not listen");
        return server;
    }

    private static Process openssl(String output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(output).toFile()).start();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
