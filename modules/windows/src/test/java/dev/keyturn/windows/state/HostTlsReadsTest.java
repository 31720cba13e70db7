package dev.keyturn.windows.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.ForwardingReader;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.fixture.StateHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the state of TLS is read from, and in which form it can be compared. */
class HostTlsReadsTest {
    private static final String PROTOCOLS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\";

    private static JsonNode host(String more) throws IOException {
        return new YAMLMapper().readTree("""
                build: 17763
                product: Windows Server 2019 Standard
                exchange: 15.2.1748.10
                schannel: {TLS 1.0: {Server: [0, 1], Client: [0, 1]}, TLS 1.2: {Server: [1, 0], Client: [1, 0]}}
                dotnet: {v4.0.30319: [1, 1, 1, 1]}
                release: 528040
                winhttp: [0x800, 0x800]
                """ + more);
    }

    /** Notes what is asked for without having been foreseen; what is below a key that is known to lack it need not be. */
    private static final class Watched extends ForwardingReader {
        private final List<Foreseen> foreseen = new ArrayList<>();
        private final TreeSet<String> surprises = new TreeSet<>();
        private int waits;

        Watched(RegistryReader registry) {
            super(registry);
        }

        @Override
        public void foresee(List<Foreseen> soon) {
            waits += soon.stream().allMatch(each -> covered(each.key(), each.values())) ? 0 : 1;
            foreseen.addAll(soon);
        }

        private boolean covered(RegistryPath key, Optional<List<String>> names) {
            return foreseen.stream().filter(each -> each.key().equals(key)).anyMatch(each -> each.values().isEmpty() || names.isPresent()
                    && names.get().stream().allMatch(name -> each.values().get().stream().anyMatch(known -> Names.same(known, name))))
                    || key.parent().filter(p -> !p.isRoot()).filter(above -> foreseen.stream().anyMatch(each -> each.key().equals(above)
                    && each.values().isEmpty()) && !super.exists(key) || absent(above)).isPresent();
        }

        private boolean absent(RegistryPath key) {
            return !super.exists(key) && foreseen.stream().anyMatch(each -> each.key().equals(key) || key.isAtOrBelow(each.key()));
        }

        private void asked(RegistryPath key, Optional<List<String>> names) {
            if (!covered(key, names)) {
                surprises.add(key + names.map(Object::toString).orElse(""));
            }
        }

        @Override
        public Optional<KeySnapshot> key(RegistryPath path) {
            asked(path, Optional.empty());
            return super.key(path);
        }

        @Override
        public boolean exists(RegistryPath path) {
            asked(path, Optional.of(List.of()));
            return super.exists(path);
        }

        @Override
        public Optional<RegistryValue> value(RegistryPath path, String name) {
            asked(path, Optional.of(List.of(name)));
            return super.value(path, name);
        }
    }

    @Test
    void allThatIsReadIsForeseenInAFewSteps() throws IOException {
        Watched watched = new Watched(StateHost.of(host("")));
        HostTls state = StateHost.state(watched);
        assertEquals(List.of(), List.copyOf(watched.surprises));
        assertTrue(watched.waits <= 2, watched.waits + " steps");
        assertEquals("Exchange 2019 CU15 (15.2.1748.10)", state.exchange().orElseThrow());
    }

    @Test
    void everySettingHasTheSameIdOnEveryHost() throws IOException {
        Map<String, String> one = StateHost.state(StateHost.of(host(""))).settingTexts();
        Map<String, String> other = StateHost.state(StateHost.of(new YAMLMapper().readTree("build: 9600"))).settingTexts();
        assertEquals(List.copyOf(one.keySet()), List.copyOf(other.keySet()));
        assertEquals("0", one.get("schannel/TLS 1.0/server/Enabled"));
        assertEquals("absent", other.get("schannel/TLS 1.0/server/Enabled"));
        assertEquals("0x800", one.get("winhttp/32-bit/DefaultSecureProtocols"));
        assertEquals("1", one.get("dotnet/v4.0.30319/64-bit/SchUseStrongCrypto"));
    }

    @Test
    void settingsCoverAlgorithmsSuitesAndWhatIsNotKnown() throws IOException {
        String before = "before: {'" + PROTOCOLS + "Ciphers\\RC4 128/128': {Enabled: 0}, '"
                + PROTOCOLS + "Ciphers\\Future 512': {Enabled: 4294967295}, '" + PROTOCOLS + "KeyExchangeAlgorithms\\Diffie-Hellman': {ServerMinKeyBitLength: 2048}, '"
                + "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL': {AllowInsecureRenegoClients: 0}, '"
                + "HKLM\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002': {Functions: 'A,B', EccCurves: [x, y]}}\n";
        Map<String, TlsSetting> settings = StateHost.state(StateHost.of(host(before))).settings().stream()
                .collect(Collectors.toMap(TlsSetting::id, setting -> setting));
        assertEquals("0", settings.get("schannel/Ciphers/RC4 128/128/Enabled").text());
        assertEquals("0xffffffff", settings.get("schannel/Ciphers/Future 512/Enabled").text());
        assertEquals("0x800", settings.get("schannel/KeyExchangeAlgorithms/Diffie-Hellman/ServerMinKeyBitLength").text());
        assertEquals("0", settings.get("schannel/AllowInsecureRenegoClients").text());
        assertEquals("REG_SZ \"A,B\"", settings.get("cipher suites/policy/Functions").text());
        assertEquals("REG_MULTI_SZ x,y", settings.get("cipher suites/policy/EccCurves").text());
        assertEquals("absent", settings.get("cipher suites/local/Functions").text());
        assertEquals(RegistryPath.parse(PROTOCOLS + "Ciphers\\RC4 128/128"), settings.get("schannel/Ciphers/RC4 128/128/Enabled").value().key());
        assertEquals("Enabled", settings.get("schannel/Ciphers/RC4 128/128/Enabled").value().name());
    }

    @Test
    void aRegistryThatCannotAnswerIsNotTakenForAnEmptyOne() throws IOException {
        RegistryReader broken = new ForwardingReader(StateHost.of(host(""))) {
            @Override
            public Optional<RegistryValue> value(RegistryPath path, String name) {
                if (name.equals("DefaultSecureProtocols")) {
                    throw new RegistryException("access to " + path + " is denied");
                }
                return super.value(path, name);
            }
        };
        RegistryException refused = org.junit.jupiter.api.Assertions.assertThrows(RegistryException.class, () -> StateHost.state(broken));
        assertTrue(refused.getMessage().contains("WinHttp is denied"), refused.getMessage());
    }
}
