package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every registry and every playbook over the modules: a plan applied leaves nothing to plan, undone leaves nothing at all. */
class RandomRunsTest {
    private static final List<String> KEYS = List.of("SOFTWARE\\A", "SOFTWARE\\A\\B", "SOFTWARE\\A\\B\\C", "SOFTWARE\\WOW6432Node\\A", "SYSTEM\\CurrentControlSet\\Z",
            "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
    private static final List<String> NAMES = List.of("v", "W", "Enabled", "DisabledByDefault");

    @Provide
    Arbitrary<List<String>> registries() {
        Arbitrary<String> data = Arbitraries.of("dword:00000000", "dword:00000001", "\"text\"", "hex:01,02,03", "hex(7):61,00,00,00,00,00", "hex(b):01,00,00,00,00,00,00,00");
        return Combinators.combine(Arbitraries.of(KEYS), Arbitraries.of(NAMES), data).as((key, name, value) ->
                "[HKEY_LOCAL_MACHINE\\" + key + "]\r\n\"" + name + "\"=" + value + "\r\n").list().ofMaxSize(6)
                .uniqueElements(each -> each.substring(0, each.indexOf('=')));
    }

    @Provide
    Arbitrary<List<String>> tasks() {
        Arbitrary<String> key = Arbitraries.of(KEYS).map(k -> "'HKLM:\\" + k + "'");
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<String> data = Arbitraries.of("type: dword, data: 0", "type: dword, data: 7", "type: string, data: 'x y'", "type: multistring, data: [a, b]",
                "type: binary, data: '0a0b'", "type: qword, data: 9");
        Arbitrary<String> sets = Combinators.combine(key, name, data).as((k, n, d) -> "registry_key: { path: " + k + ", name: " + n + ", " + d + " }");
        Arbitrary<String> absent = Combinators.combine(key, name).as((k, n) -> "registry_key: { path: " + k + ", name: " + n + ", state: absent }");
        Arbitrary<String> tree = key.map(k -> "win_regedit: { path: " + k + ", state: absent, delete_key: true }");
        Arbitrary<String> schannel = Arbitraries.of("schannel_protocol: { protocol: 'TLS 1.2', state: enabled }", "winhttp_protocols: { protocols: ['TLS 1.2'] }",
                "dotnet_tls: { versions: [v4.0.30319] }", "reboot_required: { reason: it is random }");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, sets), net.jqwik.api.Tuple.of(2, absent), net.jqwik.api.Tuple.of(1, tree),
                net.jqwik.api.Tuple.of(1, schannel)).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 60, shrinking = net.jqwik.api.ShrinkingMode.BOUNDED)
    void aPlanIsDoneAsPredictedLeavesNothingToDoAndCanBeUndone(@ForAll("registries") List<String> registry, @ForAll("tasks") List<String> tasks)
            throws IOException {
        Path folder = Files.createTempDirectory("keyturn-random");
        try {
            Fleet fleet = new Fleet(folder, 1);
            fleet.write("h01.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n\r\n" + String.join("\r\n", registry));
            List<String> before = values(folder);
            String play = "- hosts: all\n  gather_facts: false\n  tasks:\n" + String.join("", tasks.stream().map(task -> "    - " + task + "\n").toList());
            Command check = fleet.play(play, "--check", "--json", "--out", "plan.json", "--allow-lockout", "h01");
            if (check.code() != 0) {
                // a module may refuse what it finds; then there is no plan for this host, and nothing to hold it against
                assertTrue(check.out().contains("\"status\" : \"failed\""), check.out() + check.err());
                return;
            }
            Command applied = Command.run(folder, "apply", "plan.json", "--json", "--runs-dir", "runs", "--allow-lockout", "h01");
            assertEquals(0, applied.code(), applied.out() + applied.err());
            assertEquals(changes(check), changes(applied));
            List<String> after = values(folder);
            Command again = fleet.play(play, "--json", "--runs-dir", "again", "--allow-lockout", "h01");
            assertEquals(after, values(folder), "tasks that undo each other do so again, and end where they ended");
            if (independent(tasks)) {
                assertEquals("[]", changes(again));
            }
            back(folder, "again");
            back(folder, "runs");
            assertEquals(before, values(folder));
            Command played = fleet.play(play, "--json", "--runs-dir", "runs", "--allow-lockout", "h01");
            assertEquals(changes(check), changes(played), "a real run does what its check run says");
        } finally {
            delete(folder);
        }
    }

    /** Undoes the one run of a store. */
    private static void back(Path folder, String store) {
        String run = new RunStore(folder.resolve(store)).runs().get(0);
        Command back = Command.run(folder, "rollback", run, "--runs-dir", store, "--allow-lockout", "h01");
        assertTrue(back.code() == 0 || back.err().contains("wrote nothing"), back.out() + back.err());
    }

    /** Whether no task touches what another one touches. */
    private static boolean independent(List<String> tasks) {
        List<String> keys = tasks.stream().filter(task -> task.contains("path: '")).map(task -> task.split("path: '")[1].split("'")[0]).toList();
        boolean schannel = tasks.stream().anyMatch(task -> task.startsWith("schannel_protocol")) && keys.stream().anyMatch(key -> key.contains("SCHANNEL"));
        for (int one = 0; one < keys.size(); one++) {
            for (int other = 0; other < keys.size(); other++) {
                if (one != other && (keys.get(one) + "\\").startsWith(keys.get(other) + "\\")) {
                    return false;
                }
            }
        }
        return !schannel;
    }

    private static String changes(Command run) {
        JsonNode changes = run.json().get("hosts").get(0).get("changes");
        return changes.isEmpty() ? "[]" : changes.toString();
    }

    /** All values of the host by key, in any order. Keys without values are of no interest here: a file that names none does not tell of them. */
    private static List<String> values(Path folder) throws IOException {
        List<String> values = new ArrayList<>();
        String key = "";
        byte[] bytes = Files.readAllBytes(folder.resolve("h01.reg"));
        // a file with strings in hexadecimal is written as UTF-16, with its mark in front
        String text = new String(bytes, bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            key = line.startsWith("[") ? line : key;
            if (line.startsWith("\"")) {
                values.add(key + line);
            }
        }
        Collections.sort(values);
        return values;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
