package dev.keyturn.windows.restart;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.Pool;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether a host has to restart, and everything that tells so. Best is the marker that a run of ours leaves in the host's memory; then the
 * times of the settings against the last start, both on the host's own clock. Where neither tells, it is unknown, which is never in force.
 *
 * @param verdict      what it comes to
 * @param marker       the marker of the run that needed the restart first
 * @param start        when the host last started
 * @param settings     what is configured, and whether it is in force
 * @param pending      what Windows itself waits with
 * @param windowsTells whether Windows' own signs can be read here at all
 */
public record RestartState(RestartVerdict verdict, Optional<RestartMarker> marker, LastStart start, List<RestartSetting> settings,
                           List<Pending> pending, boolean windowsTells) {
    public RestartState {
        settings = List.copyOf(settings);
        pending = List.copyOf(pending);
    }

    /**
     * Looks at a host.
     *
     * @param journal what the run that left a marker wrote on this host, in order; empty if that is not known
     */
    public static RestartState of(RegistryReader registry, Function<RestartMarker, List<RegistryChange>> journal) {
        HostFacts facts = new HostFacts(registry);
        facts.foresee(needs());
        LastStart start = LastStart.read(registry);
        Optional<RestartMarker> marker = RestartMarker.read(registry);
        List<RestartSetting> settings = new SettingReader(registry, facts, start).all();
        if (marker.isPresent()) {
            Map<RegistryPath, Map<String, Optional<RegistryValue>>> before = replaced(journal.apply(marker.get()));
            settings = settings.stream().map(s -> before.containsKey(s.key())
                    ? s.writtenByMarkersRun(marker.get().runId(), before.get(s.key())) : s).toList();
        }
        PendingReader windows = new PendingReader(registry, facts.views());
        List<Pending> pending = windows.all();
        return new RestartState(verdict(marker, start, settings, pending), marker, start, settings, pending, windows.whole());
    }

    /** The same, sharing with other hosts what they have alike. */
    public RestartState sharing(Pool pool) {
        return new RestartState(verdict, marker, start, pool.one(settings.stream().map(each -> pool.one(each, List.of(each.key().subkey()))).toList()),
                pool.one(pending), windowsTells);
    }

    /** What it is told from, as far as its keys are known beforehand. */
    public static List<Foreseen> needs() {
        return Stream.of(List.of(Foreseen.whole(RestartMarker.PATH)), SettingReader.needs(), LastStart.needs(), PendingReader.needs())
                .flatMap(List::stream).toList();
    }

    /** What each value was before the first change of it. */
    private static Map<RegistryPath, Map<String, Optional<RegistryValue>>> replaced(List<RegistryChange> changes) {
        Map<RegistryPath, Map<String, Optional<RegistryValue>>> before = new HashMap<>();
        for (RegistryChange change : changes) {
            if (change instanceof SetValue set) {
                before.computeIfAbsent(set.path(), key -> new TreeMap<>(Names.ORDER)).putIfAbsent(set.name(), set.before());
            } else if (change instanceof DeleteValue delete) {
                before.computeIfAbsent(delete.path(), key -> new TreeMap<>(Names.ORDER)).putIfAbsent(delete.name(), Optional.of(delete.before()));
            }
        }
        return before;
    }

    private static RestartVerdict verdict(Optional<RestartMarker> marker, LastStart start, List<RestartSetting> settings, List<Pending> pending) {
        if (marker.isPresent() || pending.stream().anyMatch(Pending::required)) {
            return RestartVerdict.RESTART;
        }
        RestartVerdict without = start.known() ? RestartVerdict.IN_FORCE : RestartVerdict.UNKNOWN;
        return Stream.concat(Stream.of(without), settings.stream().map(RestartSetting::standing)).min(RestartVerdict::compareTo).orElseThrow();
    }

    /** Since when the host has to restart, by the best evidence there is; empty if it has not to, or if that cannot be told. */
    public Optional<String> since() {
        if (marker.isPresent()) {
            return marker.map(RestartMarker::since);
        }
        Stream<Instant> written = with(RestartVerdict.RESTART).stream().flatMap(s -> s.written().stream());
        Stream<Instant> signs = pending.stream().filter(Pending::required).flatMap(p -> p.since().stream());
        return written.min(Instant::compareTo).or(() -> signs.min(Instant::compareTo)).map(Instant::toString);
    }

    /** The settings that stand so. */
    public List<RestartSetting> with(RestartVerdict standing) {
        return settings.stream().filter(s -> s.standing() == standing).toList();
    }
}
