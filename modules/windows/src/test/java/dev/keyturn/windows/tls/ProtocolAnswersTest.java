package dev.keyturn.windows.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Objection;
import dev.keyturn.module.Target;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.fixture.AskedHost;
import dev.keyturn.windows.guard.TlsGuard;
import dev.keyturn.windows.modules.SchannelProtocol;
import dev.keyturn.windows.modules.SchannelProtocol.Accepted;
import dev.keyturn.windows.modules.SchannelProtocol.Arguments;
import dev.keyturn.windows.modules.SchannelProtocol.RoleChoice;
import dev.keyturn.windows.modules.SchannelProtocol.State;
import dev.keyturn.windows.readiness.Check;
import dev.keyturn.windows.readiness.Goal;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.Rating;
import dev.keyturn.windows.state.RoleState;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.PrerequisiteUpdate;
import dev.keyturn.windows.tables.PrerequisiteUpdates;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SchannelValues;
import dev.keyturn.windows.tables.SchannelValues.Given;
import dev.keyturn.windows.tables.SchannelValues.Holds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks guards, checklist, audit and explanation of every Windows and all values whether a protocol is on, and has them agree. */
class ProtocolAnswersTest {
    private static final List<Optional<RegistryValue>> VALUES = List.of(Optional.empty(), Optional.of(RegistryValue.dword(0)),
            Optional.of(RegistryValue.dword(1)), Optional.of(RegistryValue.dword(0xFFFFFFFFL)), Optional.of(RegistryValue.sz("1")));
    private static final List<Protocol> GUARDED = List.of(Protocol.TLS_1_0, Protocol.TLS_1_1, Protocol.TLS_1_2, Protocol.TLS_1_3);
    private static final String[] UPDATES = PrerequisiteUpdates.all().stream().map(PrerequisiteUpdate::update).toArray(String[]::new);

    /** Both values of a role. */
    private record Pair(Optional<RegistryValue> enabled, Optional<RegistryValue> disabled) {
        private AskedHost on(AskedHost host, Protocol protocol, Role role) {
            return host.write(protocol, role, enabled, disabled);
        }
    }

    private static List<Pair> pairs() {
        return VALUES.stream().flatMap(enabled -> VALUES.stream().map(disabled -> new Pair(enabled, disabled))).toList();
    }

    private static Stream<String> builds() {
        return AskedHost.builds().stream();
    }

    /** The client's values go through all pairs, and the server's through all others beside them. */
    private static List<Map<Role, Pair>> hosts() {
        List<Map<Role, Pair>> hosts = new ArrayList<>();
        for (int i = 0; i < pairs().size(); i++) {
            hosts.add(Map.of(Role.CLIENT, pairs().get(i), Role.SERVER, pairs().get((i * 7 + 3) % pairs().size())));
        }
        return hosts;
    }

    private static AskedHost host(String build, Map<Role, Pair> values, List<Protocol> protocols) {
        AskedHost host = new AskedHost(build);
        protocols.forEach(protocol -> values.forEach((role, pair) -> pair.on(host, protocol, role)));
        return host;
    }

    @ParameterizedTest
    @MethodSource("builds")
    void guardsAndTheAuditAgree(String build) {
        for (Map<Role, Pair> values : hosts()) {
            HostTls audit = host(build, values, GUARDED).audit();
            for (Protocol protocol : GUARDED) {
                for (Role role : Role.values()) {
                    String said = audit.protocol(protocol).role(role).effective().label().replace("unsupported", "off");
                    assertEquals(said, guarded(build, values, protocol, role), () -> at(build, protocol, audit.protocol(protocol).role(role)));
                }
            }
        }
    }

    /** What the guard says of a version where every other one is off, so that it has to tell. */
    private static String guarded(String build, Map<Role, Pair> values, Protocol protocol, Role role) {
        AskedHost host = host(build, values, List.of(protocol));
        Pair off = new Pair(Optional.of(RegistryValue.dword(0)), Optional.empty());
        List<Protocol> others = GUARDED.stream().filter(other -> other != protocol).toList();
        others.forEach(other -> Arrays.stream(Role.values()).forEach(each -> off.on(host, other, each)));
        List<RegistryPath> touched = Arrays.stream(Role.values()).map(each -> TlsKeys.schannel(others.get(0), each)).toList();
        String as = "as " + role.label().toLowerCase(Locale.ROOT);
        Optional<Objection> objection = host.guard(new TlsGuard(), touched, "DisabledByDefault", RegistryValue.dword(1)).stream()
                .filter(each -> each.sentence().contains(as)).findFirst();
        if (objection.isEmpty()) {
            return "on";
        }
        Matcher words = Pattern.compile(protocol.label() + " (is on|is off|may be on or off)").matcher(objection.get().sentence());
        assertTrue(words.find(), objection.get()::sentence);
        assertNotEquals(protocol != Protocol.TLS_1_3 && words.group(1).equals("is on"), true, objection.get()::sentence);
        return words.group(1).startsWith("may") ? "unknown" : words.group(1).substring("is ".length());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theChecklistAndTheAuditAgree(String build) {
        for (Map<Role, Pair> values : hosts()) {
            AskedHost host = host(build, values, List.of(Protocol.TLS_1_2));
            HostTls audit = host.audit();
            Map<String, Check.State> checks = host.readiness(Goal.LEGACY_OFF);
            Map<String, Check.State> vouched = host.readiness(Goal.LEGACY_OFF, UPDATES);
            for (Role role : Role.values()) {
                RoleState state = audit.protocol(Protocol.TLS_1_2).role(role);
                String check = "tls12_" + role.label().toLowerCase(Locale.ROOT);
                assertEquals(expected(state), checks.get(check), () -> at(build, Protocol.TLS_1_2, state));
                assertEquals(state.judgement().rating() == Rating.GOOD, checks.get(check) == Check.State.PASS && !weak(state) && known(build),
                        () -> at(build, Protocol.TLS_1_2, state));
                // whoever vouches for updates makes known what was unknown, and changes nothing else
                assertTrue(vouched.get(check) == checks.get(check) || checks.get(check) == Check.State.UNKNOWN && build.startsWith("600"),
                        () -> at(build, Protocol.TLS_1_2, state));
            }
        }
    }

    /** A value of the wrong type is not what the checklist needs, whatever Schannel makes of it. */
    private static Check.State expected(RoleState state) {
        if (state.enabled().isNoNumber() || state.disabledByDefault().isNoNumber()) {
            return Check.State.FAIL;
        }
        return switch (state.effective().label()) {
            case "on" -> Check.State.PASS;
            case "unknown" -> Check.State.UNKNOWN;
            default -> Check.State.FAIL;
        };
    }

    private static boolean weak(RoleState state) {
        return state.enabled().isNotCanonical();
    }

    private static boolean known(String build) {
        return !build.isEmpty() && !build.equals("3790") && !build.equals("99999");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theExplanationSaysWhatTheAuditSays(String build) {
        for (Map<Role, Pair> values : hosts()) {
            HostTls audit = host(build, values, List.of(Protocol.values())).audit();
            for (Protocol protocol : Protocol.values()) {
                ProtocolState state = audit.protocol(protocol);
                List<String> told = audit.explain(protocol);
                String words = Arrays.stream(Role.values()).map(role -> state.role(role).effective().words()).distinct().count() == 1
                        ? state.client().effective().words() + " for client and server"
                        : state.client().effective().words() + " for the client and " + state.server().effective().words() + " for the server";
                assertTrue(told.get(0).startsWith(protocol.label() + " is " + words + " ("), told.get(0));
                state.roles().forEach(role -> explained(build, protocol, role, told));
            }
        }
    }

    private static void explained(String build, Protocol protocol, RoleState role, List<String> told) {
        String start = role.role().label() + ": ";
        Effective effective = role.effective();
        Map<String, Boolean> sentences = Map.of(
                "So Schannel offers it to every program.", effective == Effective.ON,
                "So Schannel offers it only to programs that name it, because ", effective == Effective.ON_REQUEST,
                "So Schannel offers it to no program that leaves the choice to it, because ", effective == Effective.NOT_BY_DEFAULT,
                "So no program gets it, whatever is written.", effective == Effective.UNSUPPORTED,
                "Enabled=0 turns it off for every program.", effective == Effective.OFF && role.enabled().is(0),
                "Nothing turns it on, so it is off.", effective == Effective.OFF && !role.enabled().is(0));
        sentences.forEach((sentence, holds) -> assertEquals(holds, told.stream().anyMatch(each -> each.startsWith(start + sentence)),
                () -> sentence + at(build, protocol, role)));
        assertEquals(effective == Effective.UNKNOWN, told.stream().anyMatch(each -> each.startsWith(start) && each.contains("whether it is on.")),
                () -> at(build, protocol, role));
        if (!protocol.label().startsWith("DTLS")) {
            String last = start + "Schannel has the last word: no program gets it";
            assertEquals(effective.isBlocked(), told.stream().anyMatch(each -> each.startsWith(last)), () -> at(build, protocol, role));
        }
        assertTrue(told.stream().noneMatch(each -> each.startsWith(start + "It is judged good")) || effective != Effective.UNKNOWN
                && effective != Effective.NOT_BY_DEFAULT, () -> at(build, protocol, role));
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theTableOfTheValuesSaysTheSame(String build) {
        for (Map<Role, Pair> values : hosts()) {
            HostTls audit = host(build, values, List.of(Protocol.values())).audit();
            for (Protocol protocol : Protocol.values()) {
                audit.protocol(protocol).roles().forEach(role -> meant(build, protocol, role));
            }
        }
    }

    private static void meant(String build, Protocol protocol, RoleState role) {
        boolean number = !role.enabled().isNoNumber() && !role.disabledByDefault().isNoNumber();
        boolean old = build.startsWith("600") && (protocol == Protocol.TLS_1_1 || protocol == Protocol.TLS_1_2);
        Effective effective = role.effective();
        if (role.osDefault().equals(Optional.of(OsDefault.UNSUPPORTED))) {
            assertEquals(Effective.UNSUPPORTED, effective, () -> at(build, protocol, role));
        } else if (role.enabled().is(0)) {
            assertEquals(Effective.OFF, effective, () -> at(build, protocol, role));
        } else if (!number) {
            assertEquals(Effective.UNKNOWN, effective, () -> at(build, protocol, role));
        } else if (role.osDefault().isPresent() && !old) {
            SchannelValues.Meaning meaning = SchannelValues.of(given(role.enabled()), given(role.disabledByDefault()));
            boolean on = role.osDefault().get() == OsDefault.ENABLED;
            boolean usable = meaning.usable() == Holds.YES || meaning.usable() == Holds.DEFAULT && on;
            boolean offered = usable && (meaning.offered() == Holds.YES || meaning.offered() == Holds.DEFAULT && on);
            boolean alone = meaning.enabled() == Given.NONZERO && meaning.disabledByDefault() == Given.ABSENT && !on;
            Effective named = !alone ? Effective.ON_REQUEST : isFromWindows10On(build) ? Effective.ON
                    : protocol == Protocol.SSL_2_0 ? Effective.UNKNOWN : Effective.ON_REQUEST;
            assertEquals(offered ? Effective.ON : usable ? named : Effective.OFF, effective, () -> at(build, protocol, role));
        } else {
            boolean overridden = isFromWindows10On(build) && !role.disabledByDefault().isThere();
            assertTrue(effective != Effective.ON || !old && role.enabled().isThere() && (role.disabledByDefault().is(0) || overridden),
                    () -> at(build, protocol, role));
        }
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theModuleAcceptsWhatWindowsDoesByItself(String build) throws ModuleFailure {
        AskedHost host = new AskedHost(build);
        HostTls audit = host.audit();
        for (Protocol protocol : Protocol.values()) {
            List<RoleState> roles = audit.protocol(protocol).roles();
            boolean on = roles.stream().allMatch(role -> role.effective() == Effective.ON);
            if (protocol != Protocol.TLS_1_3 || on) {
                assertEquals(on, isAccepted(host, protocol, State.ENABLED), build + protocol);
            }
            assertEquals(roles.stream().allMatch(role -> role.effective().isBlocked()), isAccepted(host, protocol, State.DISABLED), build + protocol);
        }
    }

    private static boolean isAccepted(AskedHost host, Protocol protocol, State state) throws ModuleFailure {
        return new SchannelProtocol().plan(new Arguments(protocol, RoleChoice.BOTH, state, true, List.of(Accepted.OS_DEFAULT)),
                new Target("h", host.registry())).changes().isEmpty();
    }

    /** Enabled=1 alone overrides a default that is off on the Windows that Microsoft's page applies to. */
    private static boolean isFromWindows10On(String build) {
        return !build.isEmpty() && Integer.parseInt(build) >= 10240;
    }

    private static Given given(Configured value) {
        return value.number().map(Given::of).orElse(Given.ABSENT);
    }

    private static String at(String build, Protocol protocol, RoleState role) {
        return " on build '" + build + "': " + protocol.label() + " " + role.role().label() + ", " + role.configured() + ", is " + role.effective();
    }
}
