package dev.keyturn.windows.restart;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.TlsKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the settings that the modules make and that are read at a start, and compares when they were written with the last start. */
final class SettingReader {
    private static final List<String> WINHTTP = List.of(TlsKeys.DEFAULT_SECURE_PROTOCOLS);
    private static final List<String> ORDER = List.of(TlsKeys.SUITES, TlsKeys.CURVES);
    private static final Map<Area, String> AREAS = new EnumMap<>(Map.of(Area.CIPHERS, "Schannel cipher", Area.HASHES, "Schannel hash",
            Area.KEY_EXCHANGE, "Schannel key exchange"));
    private static final Map<String, RegistryPath> ORDERS = new TreeMap<>(Map.of("cipher suites and curves, by Group Policy", TlsKeys.POLICY_ORDER,
            "cipher suites and curves, the host's own", TlsKeys.LOCAL_ORDER));
    private static final String REMOVED = ", though no setting stands there; one may have been removed";

    private final RegistryReader registry;
    private final HostFacts facts;
    private final LastStart start;
    private final List<RestartSetting> found = new ArrayList<>();

    SettingReader(RegistryReader registry, HostFacts facts, LastStart start) {
        this.registry = registry;
        this.facts = facts;
        this.start = start;
    }

    /** What is read, as far as its keys are known beforehand. */
    static List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(List.of(Foreseen.whole(TlsKeys.PROTOCOLS)));
        for (Protocol protocol : Protocol.values()) {
            all.add(Foreseen.whole(TlsKeys.PROTOCOLS.child(protocol.label())));
            Stream.of(Role.values()).forEach(role -> all.add(Foreseen.whole(TlsKeys.schannel(protocol, role))));
        }
        AREAS.keySet().forEach(area -> all.add(Foreseen.whole(SwitchValues.of(area).key())));
        for (View view : View.values()) {
            all.add(Foreseen.whole(TlsKeys.WINHTTP.in(view)));
            DotNetKeys.VERSIONS.forEach(version -> all.add(Foreseen.whole(DotNetKeys.of(version).in(view))));
        }
        ORDERS.values().forEach(key -> all.add(Foreseen.whole(key)));
        return all;
    }

    List<RestartSetting> all() {
        schannel();
        AREAS.forEach((area, name) -> below(name, SwitchValues.of(area).key()));
        ORDERS.forEach(this::order);
        // a program reads these when it starts; those of Exchange start with the host
        RestartVerdict late = facts.hasExchange() ? RestartVerdict.RESTART : RestartVerdict.PROGRAMS;
        some("WinHTTP", TlsKeys.WINHTTP, WINHTTP, late);
        DotNetKeys.VERSIONS.forEach(version -> some(".NET " + version, DotNetKeys.of(version), DotNetKeys.VALUES, late));
        return found;
    }

    /** A protocol's key that was added or removed is seen from the one above it. */
    private void schannel() {
        Optional<KeySnapshot> protocols = registry.key(TlsKeys.PROTOCOLS);
        if (protocols.isEmpty()) {
            TlsKeys.PROTOCOLS.parent().filter(registry::exists).ifPresent(above -> added("Schannel protocols", above, RestartVerdict.UNKNOWN));
            return;
        }
        protocols.get().subkeys().forEach(protocol -> below("Schannel " + protocol, TlsKeys.PROTOCOLS.child(protocol)));
        added("Schannel protocols", TlsKeys.PROTOCOLS, RestartVerdict.RESTART);
    }

    /** Of the keys below one, the roles of a protocol or the ciphers for example, every value is a setting. */
    private void below(String name, RegistryPath path) {
        registry.key(path).ifPresent(above -> {
            for (String each : above.subkeys()) {
                registry.key(path.child(each)).ifPresent(key -> note(name + " " + each, path.child(each), key.values(), RestartVerdict.RESTART));
            }
            added(name, path, RestartVerdict.RESTART);
        });
    }

    private void order(String name, RegistryPath path) {
        registry.key(path).ifPresent(key -> note(name, path, those(key, ORDER), RestartVerdict.RESTART));
    }

    private static Map<String, RegistryValue> those(KeySnapshot key, List<String> names) {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        names.forEach(each -> key.value(each).ifPresent(value -> values.put(each, value)));
        return values;
    }

    /** A key above settings that is newer than the last start says so where none of them does. */
    private void added(String name, RegistryPath key, RestartVerdict standing) {
        Optional<Instant> written = registry.lastWritten(key);
        boolean said = found.stream().anyMatch(s -> s.key().isAtOrBelow(key) && s.standing() == RestartVerdict.RESTART);
        written.filter(time -> !said && start.saw(time).equals(Optional.of(false))).ifPresent(time -> found.add(new RestartSetting(name, key,
                RestartVerdict.RESTART, Map.of(), Map.of(), written, standing,
                "a key below it was added or removed: it was " + start.compared(time))));
    }

    /** Of a key that has more than settings those that count, in each view that this Windows has. */
    private void some(String name, RegistryPath path, List<String> names, RestartVerdict late) {
        List<View> views = facts.views();
        for (View view : views) {
            registry.key(path.in(view)).ifPresent(key ->
                    note(name + (views.size() == 1 ? "" : " (" + view.label() + ")"), path.in(view), those(key, names), late));
        }
    }

    /**
     * Notes a key's settings, unless there are none and that has been so since the last start, or for all that is known.
     *
     * @param late what they wait for if they were written after the last start
     */
    private void note(String name, RegistryPath key, Map<String, RegistryValue> values, RestartVerdict late) {
        Optional<Instant> written = registry.lastWritten(key);
        Optional<Boolean> seen = written.flatMap(start::saw);
        boolean removed = values.isEmpty() && !key.isAtOrBelow(TlsKeys.PROTOCOLS);
        RestartVerdict standing = seen.filter(saw -> saw || !removed).map(saw -> saw ? RestartVerdict.IN_FORCE : late).orElse(RestartVerdict.UNKNOWN);
        if (!values.isEmpty() || seen.equals(Optional.of(false))) {
            String evidence = written.map(start::compared).orElse("when it was written cannot be told");
            found.add(new RestartSetting(name, key, late, values, Map.of(), written, standing, evidence + (values.isEmpty() ? REMOVED : "")));
        }
    }
}
