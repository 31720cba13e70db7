package dev.keyturn.windows.healthchecker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.windows.fixture.StateHost;
import dev.keyturn.windows.tables.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds HealthChecker's verdicts against its truth table, the values it is tested with, and its rules one by one. */
class HealthCheckerTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestFactory
    Stream<DynamicTest> theTruthTableHolds() throws IOException {
        JsonNode rows = StateHost.cases("truth-table.yml");
        assertEquals(14, rows.size());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : rows) {
            for (String version : List.of("TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3")) {
                ObjectNode host = YAML.createObjectNode();
                host.putObject("schannel").putObject(version).<ObjectNode>set("Server", row.get("server")).set("Client", row.get("client"));
                String expected = row.get(version.equals("TLS 1.3") ? "newest" : "old").asText();
                tests.add(DynamicTest.dynamicTest(version + " " + row, () -> assertEquals(expected,
                        version(StateHost.healthChecker(StateHost.of(host)), version).configuration().label())));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> rawValuesComeToWhatItDerives() throws IOException {
        return each("raw-values.yml", HealthCheckerTest::derives);
    }

    private static void derives(JsonNode given) {
        HealthChecker theirs = StateHost.healthChecker(StateHost.of(given));
        given.path("says").properties().forEach(said ->
                assertEquals(said.getValue().asText(), version(theirs, said.getKey()).configuration().label(), said.getKey()));
        given.path("booleans").properties().forEach(said -> {
            List<Integer> bits = StreamSupport.stream(said.getValue().spliterator(), false).map(JsonNode::asInt).toList();
            assertEquals(bits, bits(version(theirs, said.getKey())), said.getKey());
        });
        if (given.has("framework")) {
            DotNetResult dotNet = theirs.dotNet4();
            assertEquals(given.get("framework").get("configured_correctly").asBoolean(), dotNet.sdtvConfiguredCorrectly());
            assertEquals(given.get("framework").get("sdtv_enabled").asBoolean(), dotNet.sdtvEnabled());
            assertEquals(given.get("framework").get("strong").asBoolean(), dotNet.strong());
        }
    }

    private static List<Integer> bits(VersionResult version) {
        return Stream.of(version.serverEnabled(), version.serverDisabledByDefault(), version.clientEnabled(), version.clientDisabledByDefault(),
                version.disabled(), version.halfDisabled(), version.misconfigured()).map(bit -> bit ? 1 : 0).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHoldsWhereItShouldAndNowhereElse() throws IOException {
        return each("rules.yml", HealthCheckerTest::says);
    }

    private static void says(JsonNode given) {
        ObjectNode host = (ObjectNode) YAML.createObjectNode().setAll((ObjectNode) wanted());
        given.properties().stream().filter(field -> !field.getKey().equals("schannel")).forEach(field -> host.set(field.getKey(), field.getValue()));
        given.path("schannel").properties().forEach(version -> ((ObjectNode) host.get("schannel")).set(version.getKey(), version.getValue()));
        HealthChecker theirs = StateHost.healthChecker(StateHost.of(host));
        List<String> found = theirs.findings().stream().map(f -> f.rule() + "=" + f.grade().label()).toList();
        given.path("says").properties().forEach(rule -> assertTrue(found.contains(rule.getKey() + "=" + rule.getValue().asText()),
                () -> rule + " is not in " + found));
        given.path("silent").forEach(rule -> assertFalse(theirs.findings().stream().map(RuleFinding::rule).toList().contains(rule.asText()),
                () -> rule + " is in " + found));
        given.path("texts").properties().forEach(rule -> assertEquals(rule.getValue().asText(), theirs.findings().stream()
                .filter(f -> f.rule().equals(rule.getKey())).map(RuleFinding::text).findFirst().orElseThrow()));
        if (given.has("grade")) {
            assertEquals(given.get("grade").asText(), theirs.grade().label(), found::toString);
        }
    }

    private static JsonNode wanted() {
        try {
            return YAML.readTree("""
                    product: Windows Server 2019 Standard
                    build: 17763
                    exchange: 15.2.1544.4
                    schannel:
                      TLS 1.0: {Server: [0, 1], Client: [0, 1]}
                      TLS 1.1: {Server: [0, 1], Client: [0, 1]}
                      TLS 1.2: {Server: [1, 0], Client: [1, 0]}
                    dotnet: {v4.0.30319: [1, 1, 1, 1]}
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static VersionResult version(HealthChecker theirs, String label) {
        return theirs.of(Arrays.stream(Protocol.values()).filter(p -> p.label().equals(label)).findFirst().orElseThrow()).orElseThrow();
    }

    private interface Held {
        void by(JsonNode given) throws Exception;
    }

    private static Stream<DynamicTest> each(String file, Held held) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        StateHost.cases(file).forEach(given -> tests.add(DynamicTest.dynamicTest(given.required("case").asText(), () -> held.by(given))));
        assertTrue(tests.size() > 10, file);
        return tests.stream();
    }
}
