package dev.keyturn.engine.report;

import dev.keyturn.module.Outcome;
import dev.keyturn.registry.RegistryChange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one of what is the same on many hosts, so that a run over thousands of them holds it once. The same is what is equal to the letter: of two
 * paths that are spelled differently neither takes the other's place. For several threads.
 */
public final class Folding {
    /** Where more than this differs, hosts have little in common, and looking for it costs more than it saves. */
    private static final int MOST = 10_000;

    private final Map<Exact, Object> kept = new ConcurrentHashMap<>();

    /** Paths are equal whatever their case, so their spelling stands beside them. */
    private record Exact(Record what, List<String> subkeys) {
    }

    /** This, or the same that was given before. */
    public Outcome outcome(Outcome outcome) {
        return one(outcome, outcome.changes());
    }

    /** This, or the same that was given before. */
    public Result result(Result result) {
        return one(result, result.changes());
    }

    /** This report with its results folded. */
    public TaskReport report(TaskReport report) {
        List<ItemReport> items = report.items().stream().map(item -> new ItemReport(item.label(), result(item.result()))).toList();
        return new TaskReport(report.host(), result(report.result()), items, report.ignored(), report.rescued());
    }

    @SuppressWarnings("unchecked") // what is equal is of one class
    private <R extends Record> R one(R what, List<RegistryChange> changes) {
        Exact key = new Exact(what, changes.stream().map(change -> change.path().subkey()).toList());
        Object known = kept.get(key);
        if (known == null && kept.size() < MOST) {
            known = kept.putIfAbsent(key, what);
        }
        return known == null ? what : (R) known;
    }
}
