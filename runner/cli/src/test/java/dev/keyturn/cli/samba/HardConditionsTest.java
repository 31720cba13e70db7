package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.winreg.CuttingProxy;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many hosts in one run, of which some are far away, gone, deaf, something else, or refuse: the others go on, and each says why it did not. */
@Timeout(300)
@Needs(RealPart.SAMBA)
class HardConditionsTest {
    private static final String KEY = "HKLM\\SOFTWARE\\KeyturnHard";

    private static final Map<String, String> SAID = Map.of("good", "changed", "far", "changed",
            "garbage", "unreachable: .* does not speak SMB 2 on port .*",
            "silent", "unreachable: .* takes the connection and says nothing for 20 s; .*",
            "closed", "unreachable: .* has TCP port \\d+ closed; .*",
            "old", "unreachable: .* cannot encrypt, .* it speaks SMB 2.1; .*",
            "open", "unreachable: .* cannot encrypt, .* it speaks SMB 3.1.1; .*",
            "guest", "unreachable: .* let nobodyknown in as a guest only, .*",
            "unsaid", "unreachable: the name no.such.invalid .* is not known to DNS.*",
            "least", "failed: .* returned 5 ERROR_ACCESS_DENIED: this key's own permissions refuse it to the account; .*");

    @TempDir
    private static Path folder;
    @Samba
    private static Smbd smbd;

    @BeforeAll
    static void start() throws IOException {
        // a Samba works in its folder as whoever is logged on
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static Smbd smbd(String name, String... settings) throws IOException {
        return Smbd.in(Files.createDirectory(folder.resolve(name)), settings);
    }

    /** Runs a playbook of tasks that write one value each below a key of the host's own. */
    private static Command play(String key, Map<String, String> hosts, int tasks, String... options) throws IOException {
        StringBuilder inventory = new StringBuilder("all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: " + Smbd.ADMIN
                + ", ansible_password: " + Smbd.PASSWORD + " }\n  hosts:\n");
        hosts.forEach((name, variables) -> inventory.append("    ").append(name).append(": { ").append(variables).append(" }\n"));
        Files.writeString(folder.resolve("hosts.yml"), inventory);
        StringBuilder playbook = new StringBuilder("- hosts: all\n  gather_facts: false\n  tasks:\n");
        for (int i = 1; i <= tasks; i++) {
            playbook.append("    - registry_key: { path: '").append(key).append("\\{{ inventory_hostname }}', name: v").append(i)
                    .append(", data: 1, type: dword }\n");
        }
        Files.writeString(folder.resolve("play.yml"), playbook);
        List<String> line = new ArrayList<>(List.of("play", "play.yml", "-i", "hosts.yml", "--json", "--yes"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private static String port(int port, String... more) {
        return "ansible_port: " + port + (more.length == 0 ? "" : ", " + String.join(", ", more));
    }

    /** What came of the last task that each host was at. */
    private static Map<String, String> outcomes(Command run) {
        Map<String, String> outcomes = new TreeMap<>();
        for (JsonNode task : run.json().get("plays").get(0).get("tasks")) {
            for (JsonNode host : task.get("hosts")) {
                String status = host.get("status").asText();
                outcomes.merge(host.get("host").asText(), status.equals("changed") ? "changed" : status + ": " + host.get("message").asText(),
                        (first, next) -> next);
            }
        }
        return outcomes;
    }

    private static ServerSocket server(byte[] answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            List<Socket> clients = new ArrayList<>();
            while (!server.isClosed()) {
                try {
                    Socket client = server.accept();
                    clients.add(client);
                    client.getOutputStream().write(answer);
                } catch (IOException e) {
                    // The client has seen enough, or the test is over.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    @Test
    void eachHostThatCannotBeReachedSaysWhyAndTheOthersAreDone() throws IOException {
        Smbd plain = smbd("plain", "server smb encrypt = off", "map to guest = Bad User");
        Smbd old = smbd("old", "server max protocol = SMB2_10");
        try (plain; old; CuttingProxy far = new CuttingProxy(smbd.port(), 50, 0); ServerSocket garbage = server("220 mail ESMTP\r\n".getBytes(
                StandardCharsets.US_ASCII)); ServerSocket silent = server(new byte[0])) {
            Map<String, String> hosts = new TreeMap<>(Map.of("good", port(smbd.port()), "far", port(far.port()),
                    "garbage", port(garbage.getLocalPort()), "silent", port(silent.getLocalPort()), "closed", port(Smbd.freePort()),
                    "old", port(old.port(), "winreg_encrypt: required"), "open", port(plain.port(), "winreg_encrypt: required"),
                    "guest", port(plain.port(), "ansible_user: nobodyknown"), "unsaid", "ansible_host: no.such.invalid",
                    "least", port(old.port(), "ansible_user: " + Smbd.PLAIN)));
            hosts.put("wrong1", port(smbd.port(), "ansible_password: wrong"));
            hosts.put("wrong2", port(smbd.port(), "ansible_password: wrong"));
            Command run = play(KEY + "Many", hosts, 3);
            assertEquals(4, run.code(), run.out() + run.err());
            Map<String, String> said = outcomes(run);
            SAID.forEach((host, message) -> assertTrue(said.get(host).matches(message), host + " " + said.get(host)));
            List<String> wrong = List.of(said.get("wrong1"), said.get("wrong2"));
            for (String once : List.of("unreachable: wrong. .* refuses the logon of root: the user name or the password is wrong; .*",
                    "unreachable: the host wrong. was not tried, .*")) {
                assertEquals(1, wrong.stream().filter(message -> message.matches(once)).count(), wrong.toString());
            }
        }
        assertEquals(Map.of("v1", "1", "v2", "1", "v3", "1"), smbd.values(KEY + "Many\\far"));
        assertEquals(Map.of(), smbd.values(KEY + "Many\\least"));
        assertEquals(List.of("closed", "garbage", "guest", "least", "old", "open", "silent", "unsaid", "wrong1", "wrong2"),
                Files.readAllLines(folder.resolve("play.retry")).stream().skip(1).sorted().toList());
    }

    @Test
    void aHostThatIsKilledInTheMiddleIsLostAndTheOthersAreDone() throws Exception {
        Smbd dying = smbd("dying");
        try (CuttingProxy far = new CuttingProxy(dying.port(), 50, 0)) {
            CompletableFuture<Command> run = CompletableFuture.supplyAsync(() -> {
                try {
                    return play(KEY + "Killed", Map.of("good", port(smbd.port()), "dying", port(far.port())), 40);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            while (dying.values(KEY + "Killed\\dying").isEmpty() && !run.isDone()) {
                Thread.sleep(20);
            }
            dying.close();
            assertEquals(4, run.get().code(), run.get().out());
            String said = outcomes(run.get()).get("dying");
            assertTrue(said.matches("unreachable: lost the connection to dying .*; run again when the host answers.*"), said);
            assertEquals(40, smbd.values(KEY + "Killed\\good").size());
            run.get().json().get("hosts").forEach(host -> assertEquals(host.get("host").asText().equals("good"), host.get("finished").asBoolean()));
        }
    }

    /** Each host's connection is cut at another packet; what the report says of a host is what is there. */
    @Test
    void aRunIsRightWhereverItsConnectionsBreak() throws IOException {
        int whole;
        try (CuttingProxy proxy = new CuttingProxy(smbd.port(), 0, 0)) {
            assertEquals(0, play(KEY + "Cut", Map.of("whole", port(proxy.port())), 2).code());
            whole = proxy.packets();
        }
        Map<String, String> hosts = new TreeMap<>();
        List<CuttingProxy> proxies = new ArrayList<>();
        for (int k = 1; k <= whole; k++) {
            proxies.add(new CuttingProxy(smbd.port(), 0, k));
            hosts.put(String.format("k%03d", k), port(proxies.get(k - 1).port()));
        }
        Command run = play(KEY + "Cut", hosts, 2, "--forks", "20");
        int done = 0;
        for (JsonNode host : run.json().get("hosts")) {
            String name = host.get("host").asText();
            Map<String, String> found = smbd.values(KEY + "Cut\\" + name);
            done += host.get("finished").asBoolean() ? 1 : 0;
            assertTrue(!host.get("finished").asBoolean() || found.equals(Map.of("v1", "1", "v2", "1")), name + " is finished and holds " + found);
            host.get("changes").forEach(change -> assertTrue(change.get("change").asText().equals("create_key")
                    || found.containsKey(change.get("name").asText()), name + " has " + found + ", and was said to have got " + change));
        }
        for (CuttingProxy proxy : proxies) {
            proxy.close();
        }
        assertTrue(whole > 30 && done >= whole - 20, done + " of " + whole + " hosts came to the end: " + outcomes(run).values());
    }
}
