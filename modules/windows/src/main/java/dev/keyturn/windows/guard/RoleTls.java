package dev.keyturn.windows.guard;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.guard.TlsVersion.State;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.KnownWindows;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Schannel offers in one role. A version is looked up when it is first asked for, the one that decides most often first. */
final class RoleTls {
    /** The versions of TLS that count, the newest first. SSL is no way out. */
    static final List<Protocol> VERSIONS = List.of(Protocol.TLS_1_3, Protocol.TLS_1_2, Protocol.TLS_1_1, Protocol.TLS_1_0);

    private static final List<Protocol> UP_TO_1_2 = VERSIONS.subList(1, VERSIONS.size());

    private final RegistryReader registry;
    private final Role role;
    private final KnownWindows windows;
    private final Map<Protocol, TlsVersion> versions = new EnumMap<>(Protocol.class);

    RoleTls(RegistryReader registry, Role role, KnownWindows windows) {
        this.registry = registry;
        this.role = role;
        this.windows = windows;
    }

    /** What is left of TLS in a role, the worse the later. */
    enum Verdict { USABLE, UNKNOWN, ONLY_1_3, NOTHING }

    /** What is left. One version up to 1.2 will do; TLS 1.3 alone will not, since Exchange, older programs and older peers do not know it. */
    Verdict verdict() {
        if (UP_TO_1_2.stream().anyMatch(version -> state(version) == State.ON)) {
            return Verdict.USABLE;
        }
        if (UP_TO_1_2.stream().anyMatch(version -> state(version) == State.UNKNOWN)) {
            return Verdict.UNKNOWN;
        }
        return state(Protocol.TLS_1_3) == State.OFF ? Verdict.NOTHING : Verdict.ONLY_1_3;
    }

    private State state(Protocol version) {
        return version(version).state();
    }

    private TlsVersion version(Protocol version) {
        return versions.computeIfAbsent(version, asked -> TlsVersion.of(registry, asked, role, windows));
    }

    /** Each version with its state and why, a clause for the user. */
    String words() {
        Map<Protocol, String> words = new TreeMap<>();
        VERSIONS.forEach(version -> words.put(version, version(version).words()));
        return words.values().stream().collect(Collectors.joining(", "));
    }
}
