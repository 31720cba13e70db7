package dev.keyturn.windows.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.windows.fixture.StateHost;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asks the audit and the explanation about every pair of .NET Framework's values: they agree with Microsoft's page, and with each other. */
class DotNetAnswersTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> VALUES = Arrays.asList(null, "0", "1", "2", "-1", "text");
    private static final List<String> VERSIONS = List.of("378389", "394802", "461808", "528040");

    /** What a client of Microsoft's page uses if it is built for a version before 4.6, from the two values; {@code ?} where the page says nothing. */
    private static final Map<String, String> PAGE = Map.of("1", "Windows", "0/1", "TLS 1.2", "null/1", "TLS 1.2", "0/0", "TLS 1.0", "null/0", "TLS 1.0",
            "0/null", "TLS 1.0", "null/null", "TLS 1.0");

    @Test
    void theAuditAndTheExplanationSayWhatMicrosoftDoes() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (String release : VERSIONS) {
            for (boolean off : new boolean[] {false, true}) {
                for (String system : VALUES) {
                    for (String strong : VALUES) {
                        asked++;
                        HostTls host = StateHost.state(host(release, off, system, strong));
                        String wanted = PAGE.getOrDefault(String.valueOf(system), PAGE.getOrDefault(system + "/" + strong, "?"));
                        String given = release + " " + off + " " + system + "/" + strong + ": ";
                        for (DotNetState view : host.dotNet().subList(0, 2)) {
                            check(view, wanted, strong, release, off).forEach(each -> wrong.add(given + each));
                            String reason = String.join("\n", host.protocol(Protocol.TLS_1_2).role(Role.CLIENT).reasons());
                            explained(reason, view, wanted).forEach(each -> wrong.add(given + each));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(4 * 2 * 36, asked);
    }

    private static List<String> check(DotNetState view, String wanted, String strong, String release, boolean off) {
        List<String> wrong = new ArrayList<>();
        Rating rating = view.judgement().rating();
        String reason = view.judgement().reason();
        boolean unheeded = release.equals("378389") && (view.systemDefaultTlsVersions().is(1) || view.schUseStrongCrypto().is(1));
        Rating right = unheeded || wanted.equals("?") ? Rating.UNKNOWN : switch (wanted) {
            case "Windows" -> "1".equals(strong) ? Rating.GOOD : Rating.WEAK;
            case "TLS 1.2" -> Rating.WEAK;
            default -> off ? Rating.BAD : Rating.WEAK;
        };
        if (rating != right) {
            wrong.add(rating + " instead of " + right + ": " + reason);
        }
        if (!unheeded && wanted.equals("TLS 1.2") && reason.contains("SSL 3.0")) {
            wrong.add("claims too little: " + reason);
        }
        return wrong;
    }

    /** The explanation's line about a view says of its protocols what the audit says. */
    private static List<String> explained(String reasons, DotNetState view, String wanted) {
        String line = reasons.lines().filter(each -> each.startsWith(DotNetReader.name(view.version(), view.view()))).findFirst().orElse("");
        boolean holds = switch (wanted) {
            case "Windows" -> line.contains("takes its protocols from Windows: ");
            case "TLS 1.2" -> line.contains("itself") && line.contains("TLS 1.0, 1.1 and 1.2") && !line.contains("SSL 3.0");
            case "TLS 1.0" -> line.contains("itself") && line.contains("SSL 3.0 and TLS 1.0");
            default -> line.contains("not known");
        };
        return holds ? List.of() : List.of("explained as " + line);
    }

    private static OverlayRegistry host(String release, boolean off, String system, String strong) {
        ObjectNode host = YAML.createObjectNode();
        host.put("build", "17763").put("product", "Windows Server 2019 Standard").put("release", Integer.parseInt(release));
        if (off) {
            host.putObject("schannel").putObject("TLS 1.0").putArray("Client").add(0).add(1);
        }
        ArrayNode values = host.putObject("dotnet").putArray("v4.0.30319");
        for (String value : Arrays.asList(system, strong, system, strong)) {
            if (value == null || value.equals("text")) {
                values.add(value == null ? null : "1");
            } else {
                values.add(Integer.parseInt(value));
            }
        }
        return StateHost.of(host);
    }

    @Test
    void anOldFrameworkHeedsStrongCryptographyOnlyWhereAProgramNamesItsProtocols() {
        ObjectNode host = YAML.createObjectNode();
        host.put("build", "17763");
        host.putObject("before").putObject("HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.5").put("Install", 1);
        host.putObject("dotnet").putArray("v2.0.50727").add(0).add(1).add(1).add(0);
        String reasons = String.join("\n", StateHost.state(StateHost.of(host)).protocol(Protocol.TLS_1_2).role(Role.CLIENT).reasons());
        assertTrue(reasons.contains(".NET Framework 2.0 to 3.5 (64-bit) uses SSL 3.0 and TLS 1.0 where a program names no others: "
                + "SystemDefaultTlsVersions=0."), reasons);
        assertTrue(reasons.contains(".NET Framework 2.0 to 3.5 (32-bit) takes its protocols from Windows: SystemDefaultTlsVersions=1."), reasons);
    }
}
