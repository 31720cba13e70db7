package dev.keyturn.windows.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.windows.fixture.AskedHost;
import dev.keyturn.windows.guard.SuiteGuard;
import dev.keyturn.windows.readiness.Check;
import dev.keyturn.windows.readiness.Goal;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.Rating;
import dev.keyturn.windows.state.RoleState;
import dev.keyturn.windows.state.WinHttpState;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks guards, checklist, audit and explanation of lists of cipher suites and switches on every Windows, and has them agree on what is left. */
class SuiteAnswersTest {
    private static final List<String> AES = List.of("AES 128/128", "AES 256/256");
    private static final List<Optional<RegistryValue>> LISTS = List.of(Optional.empty(), text("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
            text("TLS_RSA_WITH_AES_128_CBC_SHA"), text("TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256"),
            text("TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256"),
            text("TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_RSA_WITH_3DES_EDE_CBC_SHA"), text("TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
            text("TLS_RSA_WITH_NULL_SHA,TLS_RSA_WITH_RC4_128_SHA"), text("TLS_PSK_WITH_AES_256_GCM_SHA384"), text("TLS_MAGIC"), text(""),
            Optional.of(RegistryValue.dword(5)), Optional.of(new MultiSz(List.of("TLS_RSA_WITH_NULL_SHA,TLS_RSA_WITH_AES_256_CBC_SHA256"))));

    private static Optional<RegistryValue> text(String names) {
        return Optional.of(RegistryValue.sz(names));
    }

    /** Some switches, set to the same. */
    private record Switched(Area area, List<String> names, Optional<RegistryValue> value) {
        private void on(AskedHost host) {
            names.forEach(name -> host.write(AlgorithmSwitches.key(area, name), AlgorithmSwitches.ENABLED, value));
        }
    }

    private static List<Switched> switches() {
        List<Switched> all = new ArrayList<>(List.of(new Switched(Area.CIPHERS, List.of(), Optional.empty())));
        for (RegistryValue value : List.of(RegistryValue.dword(0), RegistryValue.dword(1), RegistryValue.dword(0xFFFFFFFFL), RegistryValue.sz("1"))) {
            all.add(new Switched(Area.CIPHERS, AES, Optional.of(value)));
            all.add(new Switched(Area.CIPHERS, List.of("AES 256/256"), Optional.of(value)));
            all.add(new Switched(Area.CIPHERS, List.of("RC4 128/128"), Optional.of(value)));
            all.add(new Switched(Area.HASHES, List.of("SHA", "SHA256", "SHA384"), Optional.of(value)));
            all.add(new Switched(Area.KEY_EXCHANGE, List.of("ECDH"), Optional.of(value)));
            all.add(new Switched(Area.KEY_EXCHANGE, List.of("ECDH", "PKCS", "Diffie-Hellman"), Optional.of(value)));
        }
        return all;
    }

    private static Stream<String> builds() {
        return AskedHost.builds().stream();
    }

    private static AskedHost host(String build, SuiteList where, Optional<RegistryValue> list, Switched switched) {
        AskedHost host = new AskedHost(build).write(where.key(), SuiteList.FUNCTIONS, list);
        Arrays.stream(Role.values()).forEach(role -> host.write(Protocol.TLS_1_2, role, Optional.of(RegistryValue.dword(1)),
                Optional.of(RegistryValue.dword(0))));
        switched.on(host);
        return host;
    }

    /** What one host is said to have left. */
    private record Answers(String at, String guard, Map<String, Check.State> tls12, Map<String, Check.State> tls13, HostTls audit) {
        private static Answers of(String at, AskedHost host) {
            return new Answers(at, guarded(host), host.readiness(Goal.LEGACY_OFF), host.readiness(Goal.TLS13_ON), host.audit());
        }

        /** Of a change that is none to suites, so that the guard says what there is. */
        private static String guarded(AskedHost host) {
            List<Objection> said = host.guard(new SuiteGuard(), List.of(SuiteList.POLICY.key()), SuiteList.CURVES, RegistryValue.sz("NistP256"));
            assertTrue(said.stream().noneMatch(Objection::refuses), said::toString);
            return said.isEmpty() ? "left" : said.get(0).sentence().contains("cannot be told") ? "unknown" : "none";
        }
    }

    @ParameterizedTest
    @MethodSource("builds")
    void allAgreeOnWhatIsLeft(String build) {
        for (SuiteList where : SuiteList.values()) {
            for (Optional<RegistryValue> list : where == SuiteList.POLICY ? LISTS : LISTS.subList(1, 3)) {
                for (Switched switched : switches()) {
                    Answers answers = Answers.of("build '" + build + "', " + where + " " + list + ", " + switched,
                            host(build, where, list, switched));
                    tls12(answers);
                    tls13(answers);
                    host(answers);
                }
            }
        }
    }

    private static void tls12(Answers answers) {
        Check.State check = answers.tls12.get("cipher_suites");
        assertEquals(switch (answers.guard) {
            case "left" -> Check.State.PASS;
            case "none" -> Check.State.FAIL;
            default -> Check.State.UNKNOWN;
        }, check, answers.at);
        RoleState role = answers.audit.protocol(Protocol.TLS_1_2).client();
        boolean switchedOn = answers.tls12.get("tls12_client") == Check.State.PASS;
        agrees(answers, role, check, switchedOn);
        assertTrue(check != Check.State.FAIL || role.judgement().rating() == Rating.BAD, answers.at);
    }

    private static void tls13(Answers answers) {
        RoleState role = answers.audit.protocol(Protocol.TLS_1_3).client();
        if (role.osDefault().equals(Optional.of(OsDefault.ENABLED))) {
            agrees(answers, role, answers.tls13.get("cipher_suites"), true);
        } else {
            assertNotEquals(Effective.ON, role.effective(), answers.at);
        }
    }

    /** A protocol is on where it is switched on and has a suite, and then only is that said. */
    private static void agrees(Answers answers, RoleState role, Check.State suites, boolean switchedOn) {
        Effective effective = role.effective();
        assertEquals(switchedOn && suites == Check.State.PASS, effective == Effective.ON, answers.at);
        assertEquals(suites == Check.State.FAIL, effective == Effective.NO_SUITE, answers.at);
        assertTrue(suites != Check.State.UNKNOWN || effective == Effective.UNKNOWN, answers.at);
        assertEquals(effective == Effective.ON, role.reasons().contains("So Schannel offers it to every program."), answers.at);
        String left = suites == Check.State.FAIL ? "no cipher suite is left for it" : "whether a cipher suite is left for it cannot be told";
        assertEquals(suites == Check.State.FAIL || switchedOn && suites == Check.State.UNKNOWN,
                role.reasons().stream().anyMatch(reason -> reason.contains(left)), answers.at);
        assertTrue(effective == Effective.ON || role.judgement().rating() != Rating.GOOD, () -> answers.at + ": " + role.judgement());
    }

    private static void host(Answers answers) {
        boolean refused = answers.tls12.get("cipher_suites") != Check.State.PASS;
        assertTrue(!refused || answers.audit.judgement().rating().compareTo(Rating.WEAK) > 0, () -> answers.at + ": " + answers.audit.judgement());
        for (WinHttpState view : answers.audit.winHttp()) {
            assertTrue(!refused || view.judgement().rating() != Rating.GOOD, () -> answers.at + ": " + view.judgement());
        }
    }

    @ParameterizedTest
    @MethodSource("builds")
    void withoutAesNothingIsLeftForTls12(String build) {
        for (RegistryValue value : List.of(RegistryValue.dword(0), RegistryValue.dword(1))) {
            Answers answers = Answers.of(build, host(build, SuiteList.POLICY, Optional.empty(), new Switched(Area.CIPHERS, AES, Optional.of(value))));
            assertEquals("none", answers.guard, build);
        }
    }
}
