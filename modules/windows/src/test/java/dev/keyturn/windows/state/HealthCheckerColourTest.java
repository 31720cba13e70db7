package dev.keyturn.windows.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.windows.fixture.StateHost;
import dev.keyturn.windows.healthchecker.Grade;
import dev.keyturn.windows.healthchecker.RuleFinding;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asks everything that tells what HealthChecker would say of a version: it is one colour, the worst of its findings, in the same words. */
class HealthCheckerColourTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<Integer> VALUES = Arrays.asList(null, 0, 1, 2);
    private static final List<Protocol> VERSIONS = List.of(Protocol.TLS_1_0, Protocol.TLS_1_1, Protocol.TLS_1_2, Protocol.TLS_1_3);

    @Test
    void aVersionHasOneColour() {
        for (String windows : List.of("9600 Windows Server 2012 R2 Standard", "17763 Windows Server 2019 Standard", "20348 Windows Server 2022 Standard")) {
            for (int pair = 0; pair < 16; pair++) {
                for (int other = 0; other < 16; other++) {
                    HostTls host = StateHost.state(StateHost.of(host(windows, pair, other)));
                    VERSIONS.forEach(version -> assertOneColour(host, version));
                }
            }
        }
    }

    private static ObjectNode host(String windows, int pair, int other) {
        ObjectNode host = YAML.createObjectNode();
        int blank = windows.indexOf(' ');
        host.put("build", windows.substring(0, blank)).put("product", windows.substring(blank + 1)).put("exchange", "15.2.1748.10");
        ObjectNode schannel = host.putObject("schannel");
        VERSIONS.forEach(version -> {
            ObjectNode roles = schannel.putObject(version.label());
            values(roles.putArray("Server"), pair);
            values(roles.putArray("Client"), other);
        });
        return host;
    }

    private static void values(ArrayNode values, int pair) {
        values.add(VALUES.get(pair / 4)).add(VALUES.get(pair % 4));
    }

    private static void assertOneColour(HostTls host, Protocol version) {
        Grade worst = host.healthChecker().findings(version).stream().map(RuleFinding::grade).reduce(Grade.GREEN, Grade::or);
        String words = host.healthChecker().words(version).orElseThrow();
        assertTrue(words.endsWith(" (" + worst.label() + ")"), words);
        assertTrue(host.explain(version).contains("HealthChecker would say " + words + "."), () -> words + " in " + host.explain(version));
        host.differences().stream().filter(each -> each.subject().equals(version.label())).forEach(each -> assertEquals(words, each.theirs()));
        Map<?, ?> protocols = (Map<?, ?>) StateData.of(host, EnumSet.of(version), EnumSet.allOf(Role.class)).get("protocols");
        Map<?, ?> theirs = (Map<?, ?>) ((Map<?, ?>) protocols.get(version.label())).get("healthchecker");
        assertEquals(worst.label(), theirs.get("grade"));
    }
}
