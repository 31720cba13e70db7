package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Reports;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The playbooks of the first job over SMB on three hosts: predicted, done, done once, and as predicted when seen from outside. */
@Timeout(300)
@Needs(RealPart.SAMBA)
class ShippedPlaybooksOverSambaTest {
    private static final Map<String, String> TOLD = Map.of(
            "ex16-01", "assume_in_force: true, force_unready: true, told: { windows_build: 14393, dotnet35: true }",
            "ex13-01", "told: { windows_build: 9600, dotnet35: false }",
            "pc7-01", "told: { windows_build: 7601, dotnet35: true }");

    @TempDir
    private static Path folder;
    @AutoClose
    private static SambaFleet fleet;

    @BeforeAll
    static void start() throws IOException {
        fleet = new SambaFleet(folder).host("ex16-01").host("ex13-01").host("pc7-01");
    }

    /** Of each playbook how many values are set on the hosts, in their order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "tls12-enable.yml                                      | 10 14 14",
        "tls12-enable.yml -e keep_os_default=true              | 8 12 14",
        "tls12-clients.yml                                     | 6 10 12",
        "tls-legacy-disable.yml                                | 0 8 0",
        "tls12-enable.yml tls-legacy-disable.yml               | 10 24 14"})
    void aCheckRunPredictsWhatARealRunDoesOnce(String line, String values) throws Exception {
        fleet.reset();
        JsonNode predicted = play(line + " --check");
        assertEquals(values, counts(predicted));
        predicted.get("hosts").forEach(host -> assertSeen(host, "before"));
        JsonNode made = play(line);
        Reports.assertSame(predicted, made);
        made.get("hosts").forEach(host -> assertSeen(host, "after"));
        play(line).get("hosts").forEach(host -> assertTrue(host.get("changes").isEmpty(), host.toString()));
    }

    private static JsonNode play(String line) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(line.split(" +")));
        arguments.addAll(List.of("-e", "{keyturn_facts: '{{ told }}'}"));
        return fleet.play(TOLD, arguments.toArray(String[]::new)).json();
    }

    private static String counts(JsonNode report) {
        return StreamSupport.stream(report.get("hosts").spliterator(), false).map(host -> String.valueOf(sets(host).size()))
                .collect(Collectors.joining(" "));
    }

    private static List<JsonNode> sets(JsonNode host) {
        return StreamSupport.stream(host.get("changes").spliterator(), false)
                .filter(change -> change.get("change").asText().equals("set_value")).toList();
    }

    /** That another program sees the values of a host as they were before its first change of each, or are after the last. */
    private static void assertSeen(JsonNode host, String when) {
        Smbd smbd = fleet.smbd(host.get("host").asText());
        Map<String, Map<String, String>> wanted = new TreeMap<>();
        for (JsonNode set : sets(host)) {
            String text = set.get(when).path("text").asText("absent").replaceFirst("dword:0x", "");
            wanted.computeIfAbsent(set.get("key").asText(), key -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .merge(set.get("name").asText(), text, (first, last) -> when.equals("after") ? last : first);
        }
        wanted.forEach((key, values) -> {
            Map<String, String> found = smbd.values(key);
            values.forEach((name, value) -> assertEquals(value,
                    found.containsKey(name) ? String.format("%08x", Long.parseLong(found.get(name))) : "absent", key + " " + name));
        });
    }
}
