package dev.keyturn.windows.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.windows.fixture.StateHost;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the state of TLS against cases, and every Windows of the tables against an independent table of defaults. */
class HostTlsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        StateHost.cases("states.yml").forEach(c -> tests.add(DynamicTest.dynamicTest(c.required("case").asText(), () -> holds(c))));
        assertTrue(tests.size() > 40, tests.size() + " cases");
        return tests.stream();
    }

    private static void holds(JsonNode given) throws IOException {
        ObjectNode host = YAML.createObjectNode();
        host.setAll((ObjectNode) good());
        given.properties().stream().filter(field -> !field.getKey().equals("schannel")).forEach(field -> host.set(field.getKey(), field.getValue()));
        given.path("schannel").properties().forEach(version -> ((ObjectNode) host.get("schannel")).set(version.getKey(), version.getValue()));
        HostTls state = StateHost.state(StateHost.of(host));
        given.path("roles").properties().forEach(role -> assertEquals(texts(role.getValue()), words(role(state, role.getKey())), role.getKey()));
        given.path("states").properties().forEach(each -> {
            ProtocolState protocol = protocol(state, each.getKey());
            assertEquals(texts(each.getValue()), List.of(protocol.state().label(), protocol.judgement().rating().label()), each.getKey());
        });
        given.path("reasons").properties().forEach(each -> holdsAll(each.getValue(), String.join("\n", role(state, each.getKey()).reasons())));
        given.path("explains").properties().forEach(each ->
                assertEquals(texts(each.getValue()), state.explain(known(each.getKey())).subList(0, each.getValue().size())));
        holdsAll(given.path("why"), state.judgement().reason());
        Map<String, Difference> differences = state.differences().stream().collect(Collectors.toMap(Difference::subject, d -> d));
        given.path("differs").properties().forEach(each -> {
            assertTrue(differences.containsKey(each.getKey()), () -> each.getKey() + " is not in " + differences);
            holdsAll(each.getValue(), differences.get(each.getKey()).reason());
        });
        given.path("theirs").properties().forEach(each -> assertEquals(each.getValue().asText(), differences.get(each.getKey()).theirs()));
        figures(given, state);
    }

    private static void figures(JsonNode given, HostTls state) {
        if (given.has("verdict")) {
            assertEquals(given.get("verdict").asText(), state.judgement().rating().label(), state.judgement().reason());
        }
        if (given.has("grade")) {
            assertEquals(given.get("grade").asText(), state.healthChecker().grade().label(), state.healthChecker().findings()::toString);
        }
        if (given.has("differences")) {
            assertEquals(given.get("differences").asInt(), state.differences().size(), state.differences()::toString);
        }
    }

    /** Windows Server 2019 without Exchange, and with all that is wanted. */
    private static JsonNode good() throws IOException {
        return YAML.readTree("""
                build: 17763
                product: Windows Server 2019 Standard
                schannel:
                  TLS 1.0: {Server: [0, 1], Client: [0, 1]}
                  TLS 1.1: {Server: [0, 1], Client: [0, 1]}
                  TLS 1.2: {Server: [1, 0], Client: [1, 0]}
                dotnet: {v4.0.30319: [1, 1, 1, 1]}
                release: 528040
                winhttp: [0x800, 0x800]
                """);
    }

    @TestFactory
    Stream<DynamicTest> everyWindowsDoesByDefaultWhatMicrosoftSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : StateHost.cases("os-defaults.yml")) {
            for (int i = 0; i < Protocol.values().length; i++) {
                String[] sides = row.get("defaults").get(i).asText().split("/(?!s)");
                Protocol protocol = Protocol.values()[i];
                tests.add(DynamicTest.dynamicTest(row.get("build").asText() + " " + protocol.label(), () -> {
                    assertDefault(row, protocol, Role.CLIENT, sides[0]);
                    assertDefault(row, protocol, Role.SERVER, sides[sides.length - 1]);
                }));
            }
        }
        assertEquals(16 * 8, tests.size());
        return tests.stream();
    }

    private static void assertDefault(JsonNode row, Protocol protocol, Role role, String expected) {
        boolean there = !expected.equals("n/s");
        boolean update = row.has("update") && (protocol == Protocol.TLS_1_1 || protocol == Protocol.TLS_1_2);
        assertEquals(there ? expected : "unsupported", effective(row, protocol, role));
        assertEquals(there ? update ? "unknown" : "on" : "unsupported", effective(row, protocol, role, 1, 0), "Enabled=1, DisabledByDefault=0");
        assertEquals(there ? "off" : "unsupported", effective(row, protocol, role, 0, 1), "Enabled=0, DisabledByDefault=1");
        assertEquals(there ? "off" : "unsupported", effective(row, protocol, role, 0, 0), "Enabled=0, DisabledByDefault=0");
    }

    private static String effective(JsonNode row, Protocol protocol, Role role, int... values) {
        ObjectNode host = YAML.createObjectNode();
        host.set("build", row.get("build"));
        if (values.length > 0) {
            host.putObject("schannel").putObject(protocol.label()).putArray(role.label()).add(values[0]).add(values[1]);
        }
        RoleState state = StateHost.state(StateHost.of(host)).protocol(protocol).role(role);
        assertTrue(state.judgement().rating() != Rating.GOOD || !state.effective().label().equals("unknown"));
        return state.effective().label();
    }

    private static List<String> words(RoleState role) {
        return List.of(role.effective().label(), role.state().label(), role.judgement().rating().label());
    }

    private static RoleState role(HostTls state, String text) {
        int blank = text.lastIndexOf(' ');
        return protocol(state, text.substring(0, blank)).role(Role.valueOf(text.substring(blank + 1).toUpperCase(Locale.ROOT)));
    }

    private static ProtocolState protocol(HostTls state, String name) {
        return state.protocols().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    private static Protocol known(String label) {
        return Arrays.stream(Protocol.values()).filter(p -> p.label().equals(label)).findFirst().orElseThrow();
    }

    private static void holdsAll(JsonNode wanted, String text) {
        wanted.forEach(part -> assertTrue(text.contains(part.asText()), () -> "'" + part.asText() + "' is not in\n" + text));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
