package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.operations.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every playbook that comes with Keyturn, on the example fleet: what a check run predicts is what a real run does, to the last value. */
class ShippedPlaybooksTest {
    private static final Path FLEET = Command.ROOT.resolve("examples/exchange-fleet");

    /** What an administrator vouches for, since no registry tells. */
    private static final String UPDATES = "{assume_updates: [KB3161949, KB2973337, KB3140245, KB3080079]}";

    @TempDir
    private Path folder;

    private Command play(String... arguments) {
        List<String> all = new ArrayList<>(List.of("play", "-i", "fleet/inventory.yml", "--json"));
        for (String argument : arguments) {
            all.add(argument.endsWith(".yml") ? Command.ROOT.resolve("playbooks").resolve(argument).toString() : argument);
        }
        return Command.run(folder, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "tls12-enable.yml", "tls12-enable.yml -e keep_os_default=true", "tls12-enable.yml -e sch_use_strong_crypto=false",
        "tls12-enable.yml -t winhttp", "tls12-enable.yml -e target=pilot",
        "tls-legacy-disable.yml", "tls-legacy-disable.yml -e assume_in_force=true", "tls-legacy-disable.yml -e force_unready=true",
        "tls12-clients.yml", "tls12-clients.yml -l clients", "tls12-enable.yml tls-legacy-disable.yml -e assume_in_force=true",
        "exchange-2013-2016.yml", "exchange-2019-se.yml", "windows-server.yml", "clients.yml",
        "exchange-2019-se.yml -e legacy_tls=disable -e assume_in_force=true", "windows-server.yml -e legacy_tls=disable",
        "ciphers-exchange.yml", "ciphers-exchange.yml -e preset_too=true -e assume_in_force=true"})
    void theCheckRunPredictsTheRealRunAndASecondRunDoesNothing(String line) throws IOException {
        Command.copy(FLEET, folder.resolve("fleet"));
        String[] arguments = line.split(" ");
        JsonNode predicted = play(with(arguments, "--check")).json();
        assertEquals(contents(FLEET), contents(folder.resolve("fleet")), "a check run writes nothing");
        JsonNode made = play(arguments).json();
        Reports.assertSame(predicted, made);
        JsonNode again = play(arguments).json();
        again.get("hosts").forEach(host -> assertTrue(host.get("changes").isEmpty(), host.toString()));
        assertEquals(contents(folder.resolve("fleet")), after(again));
    }

    /** A run that changes nothing leaves every file as it is, markers included. */
    private Map<String, String> after(JsonNode report) throws IOException {
        assertFalse(report.get("check").asBoolean());
        return contents(folder.resolve("fleet"));
    }

    private static String[] with(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }

    private static Map<String, String> contents(Path fleet) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(fleet.resolve("snapshots"))) {
            for (Path file : files.toList()) {
                all.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    /** The four that are left have a .NET Framework that does not heed its values, so no checklist lets their old versions go. */
    @Test
    void theProfilesLeaveHostsThatBothVerdictsCallGood() throws IOException {
        Path fleet = Command.copy(FLEET, folder.resolve("fleet"));
        profiles(fleet, "exchange-2013-2016.yml", "exchange-2019-se.yml", "windows-server.yml", "clients.yml");
        List<String> others = new ArrayList<>();
        for (JsonNode host : Command.run(folder, "audit", "-i", "fleet/inventory.yml", "--json").json().get("hosts")) {
            JsonNode tls = host.get("tls");
            if (!tls.get("verdict").asText().equals("good") || !tls.get("healthchecker").get("grade").asText().equals("green")) {
                others.add(host.get("host").asText());
            }
        }
        assertEquals(List.of("fs12-01", "app08-01", "pc7-01", "pc7-02"), others);
    }

    @Test
    void aHostThatIsNoPartOfAProfileIsToldAndLeftAlone() throws IOException {
        Command.copy(FLEET, folder.resolve("fleet"));
        JsonNode report = play("exchange-2019-se.yml", "--check").json();
        List<String> changed = new ArrayList<>();
        report.get("hosts").forEach(host -> {
            if (!host.get("changes").isEmpty()) {
                changed.add(host.get("host").asText());
            }
        });
        assertEquals(List.of("edge-01", "ex19-01", "exse-01"), changed);
        Command wrong = play("clients.yml", "--check", "-e", "legacy_tls=off");
        assertEquals(ExitCode.FAILED, wrong.code());
        assertTrue(wrong.out().contains("legacy_tls is 'off'; expected keep or disable"), wrong.out());
    }

    /** Ten ciphers and one hash each; a list of suites, and of curves where Windows has them apart. */
    @Test
    void ciphersAreAStepOfTheirOwnAfterOldVersionsAreOff() throws IOException {
        Path fleet = Command.copy(FLEET, folder.resolve("fleet"));
        Command tooEarly = play("ciphers-exchange.yml", "--check", "-e", "assume_in_force=true");
        assertEquals(ExitCode.FAILED, tooEarly.code());
        assertTrue(tooEarly.out().contains("TLS 1.2 has to be on, and TLS 1.0 and 1.1 off."), tooEarly.out());
        assertEquals(Map.of(), values(tooEarly.json()));
        profiles(fleet, "exchange-2013-2016.yml", "exchange-2019-se.yml");
        Command waiting = play("ciphers-exchange.yml", "--check", "-e", "preset_too=true");
        assertTrue(waiting.out().contains("whether that is in force: no. Restart the host"), waiting.out());
        assertEquals(Map.of(), values(waiting.json()));
        JsonNode predicted = play("ciphers-exchange.yml", "-e", "assume_in_force=true", "--check").json();
        JsonNode made = play("ciphers-exchange.yml", "-e", "assume_in_force=true").json();
        Reports.assertSame(predicted, made);
        assertEquals(Map.of("ex13-01", 12, "ex16-01", 13, "ex16-02", 13), values(made));
        assertEquals(923, suites(made, "ex13-01").length());
        assertTrue(suites(made, "ex16-01").startsWith("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,"), suites(made, "ex16-01"));
        JsonNode newer = play("ciphers-exchange.yml", "-e", "preset_too=true", "-e", "assume_in_force=true").json();
        assertEquals(Map.of("edge-01", 13, "ex19-01", 13, "exse-01", 13), values(newer));
        assertTrue(suites(newer, "exse-01").startsWith("TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,"), suites(newer, "exse-01"));
        assertEquals(Map.of(), values(play("ciphers-exchange.yml", "-e", "preset_too=true", "-e", "assume_in_force=true").json()));
    }

    /** Both phases of some profiles, with a restart between them. */
    private void profiles(Path fleet, String... profiles) throws IOException {
        for (String profile : profiles) {
            assertEquals(0, play(profile, "-e", UPDATES).code(), profile);
        }
        try (Stream<Path> memory = Files.list(fleet.resolve("snapshots"))) {
            for (Path each : memory.filter(file -> file.toString().endsWith(".volatile")).toList()) {
                Files.delete(each);
            }
        }
        for (String profile : profiles) {
            play(profile, "-e", UPDATES, "-e", "legacy_tls=disable", "-e", "assume_in_force=true");
        }
    }

    /** How many values are set on each host on which any are. */
    private static Map<String, Integer> values(JsonNode report) {
        Map<String, Integer> values = new TreeMap<>();
        report.get("hosts").forEach(host -> host.get("changes").forEach(change -> {
            if (change.get("change").asText().equals("set_value") && !change.get("key").asText().endsWith("KeyturnRestartPending")) {
                values.merge(host.get("host").asText(), 1, Integer::sum);
            }
        }));
        return values;
    }

    private static String suites(JsonNode report, String name) {
        for (JsonNode host : report.get("hosts")) {
            for (JsonNode change : host.get("changes")) {
                if (host.get("host").asText().equals(name) && change.path("name").asText().equals("Functions")) {
                    return change.get("after").get("text").asText().replace("\"", "");
                }
            }
        }
        return "";
    }

    @Test
    void turningTls12OnChangesWhatTheArticleAndMicrosoftSay() throws IOException {
        Command.copy(FLEET, folder.resolve("fleet"));
        Map<String, Integer> values = new TreeMap<>();
        play("tls12-enable.yml", "--check").json().get("hosts").forEach(host -> {
            int set = 0;
            for (JsonNode change : host.get("changes")) {
                set += change.get("change").asText().equals("set_value") ? 1 : 0;
            }
            values.put(host.get("host").asText(), set);
        });
        assertEquals(Map.ofEntries(Map.entry("ex13-01", 10), Map.entry("ex16-01", 10), Map.entry("ex16-02", 5), Map.entry("ex19-01", 2),
                Map.entry("exse-01", 0), Map.entry("edge-01", 4), Map.entry("dc-01", 10), Map.entry("app08-01", 14), Map.entry("fs12-01", 10),
                Map.entry("web16-01", 0), Map.entry("app16-01", 14), Map.entry("app19-01", 10), Map.entry("pc7-01", 14),
                Map.entry("pc7-02", 9), Map.entry("pc11-01", 8)), values);
    }

    @Test
    void aHostWhoseBuildCannotBeReadGetsTheArticlesEightValues() throws IOException {
        Path fleet = Command.copy(FLEET, folder.resolve("fleet"));
        Path snapshot = fleet.resolve("snapshots/ex13-01.reg");
        Files.writeString(snapshot, Files.readString(snapshot).replaceAll("(?m)^\"CurrentBuild(Number)?\"=.*\r?\n", ""));
        JsonNode host = play("tls12-enable.yml", "--check", "-l", "ex13-01").json().get("hosts").get(0);
        List<String> values = new ArrayList<>();
        host.get("changes").forEach(change -> {
            if (change.get("change").asText().equals("set_value")) {
                String key = change.get("key").asText();
                values.add(key.substring(key.lastIndexOf('\\') + 1) + " " + change.get("view").asText() + " " + change.get("name").asText() + "="
                        + change.get("after").get("text").asText());
            }
        });
        assertEquals(List.of("Client 64-bit Enabled=dword:0x00000001", "Client 64-bit DisabledByDefault=dword:0x00000000",
                "Server 64-bit Enabled=dword:0x00000001", "Server 64-bit DisabledByDefault=dword:0x00000000",
                "WinHttp 64-bit DefaultSecureProtocols=dword:0x00000a80", "WinHttp 32-bit DefaultSecureProtocols=dword:0x00000a80",
                "v4.0.30319 64-bit SystemDefaultTlsVersions=dword:0x00000001", "v4.0.30319 32-bit SystemDefaultTlsVersions=dword:0x00000001"), values);
    }

    @Test
    void turningTls10And11OffRefusesWhereAnythingIsUnknownAndSaysWhy() throws IOException {
        Command.copy(FLEET, folder.resolve("fleet"));
        Command run = play("tls-legacy-disable.yml");
        assertEquals(ExitCode.FAILED, run.code());
        JsonNode hosts = run.json().get("hosts");
        List<String> changed = new ArrayList<>();
        hosts.forEach(host -> {
            if (!host.get("changes").isEmpty()) {
                changed.add(host.get("host").asText());
            }
        });
        assertEquals(List.of("web16-01"), changed, "the only host that says assume_in_force");
        assertTrue(run.out().contains("[?] the settings are in force: unknown"), run.out());
        assertTrue(run.out().contains("assume_in_force: true"), run.out());
    }
}
