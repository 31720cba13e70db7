package dev.keyturn.store.runs;

import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.module.Restart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A run, the runs that it resumed, and those that resumed one of them: what they did together, since a resume may be killed as well.
 *
 * @param runs them, oldest first
 */
public record Lineage(List<StoredRun> runs) {
    public Lineage {
        runs = List.copyOf(runs);
    }

    /**
     * Finds them, those that were pruned left out.
     *
     * @throws JournalException if one of them cannot be read
     */
    public static Lineage of(RunStore store, String run) {
        StoredRun first = store.read(run);
        Optional<String> before = resumed(first.header());
        Set<String> seen = new HashSet<>(Set.of(run));
        // what leads back to itself was not written by Keyturn
        while (before.flatMap(store::header).isPresent() && seen.add(before.get())) {
            first = store.read(before.get());
            before = resumed(first.header());
        }
        List<StoredRun> runs = new ArrayList<>(List.of(first));
        Set<String> names = new LinkedHashSet<>(List.of(first.header().run()));
        for (String later : store.runs()) {
            if (later.compareTo(first.header().run()) > 0 && store.header(later).flatMap(Lineage::resumed).filter(names::contains).isPresent()) {
                names.add(later);
                runs.add(store.read(later));
            }
        }
        return new Lineage(runs);
    }

    private static Optional<String> resumed(RunHeader header) {
        return header.kind().equals("resume") ? header.of() : Optional.empty();
    }

    /** The hosts that none of them brought to the end. */
    public List<String> left() {
        return runs.get(0).header().hosts().stream().filter(host -> runs.stream().map(run -> run.hosts().get(host))
                .noneMatch(end -> end != null && end.finished())).toList();
    }

    /** What was done to the journal of one of them; empty if nothing was. */
    public Optional<String> tampering() {
        return runs.stream().filter(run -> run.tampering().isPresent()).findFirst()
                .map(run -> "the journal of run " + run.header().run() + " is not as it was written: " + run.tampering().get());
    }

    /** The handlers that were notified on each host and that the run that did so did not come to. Some may have run later; they run again. */
    public Map<String, Set<String>> owed() {
        Map<String, Set<String>> owed = new LinkedHashMap<>();
        runs.forEach(run -> run.debts().forEach((host, titles) -> owed.computeIfAbsent(host, each -> new LinkedHashSet<>()).addAll(titles)));
        return owed;
    }

    /** What they did to each host. Of a marker that is not there any more, the host has restarted since. */
    public Map<String, Earlier> earlier() {
        Map<String, Map<String, Restart>> tasks = new LinkedHashMap<>();
        Set<String> marked = new LinkedHashSet<>();
        for (StoredRun run : runs) {
            for (StoredRun.Write write : run.writes()) {
                if (write.marker() && write.state() == StoredRun.State.DONE) {
                    marked.add(write.host());
                } else if (!write.marker() && write.state() != StoredRun.State.FAILED) {
                    tasks.computeIfAbsent(write.host(), each -> new LinkedHashMap<>()).merge(write.task(), write.restart(),
                            (one, other) -> one.kind().compareTo(other.kind()) < 0 ? other : one);
                }
            }
        }
        Map<String, Earlier> earlier = new LinkedHashMap<>();
        tasks.forEach((host, restarts) -> {
            if (marked.contains(host)) {
                restarts.replaceAll((task, restart) -> Restart.NONE);
            }
            earlier.put(host, new Earlier(restarts));
        });
        return earlier;
    }
}
