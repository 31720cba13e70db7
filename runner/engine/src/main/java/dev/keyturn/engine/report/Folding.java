package dev.keyturn.engine.report;

import dev.keyturn.module.Outcome;
import dev.keyturn.registry.Pool;
import dev.keyturn.registry.RegistryChange;
import java.util.List;

/** Lets hosts share what a run does to them alike. For several threads. */
public final class Folding {
    private final Pool pool = new Pool(10_000);

    /** This, or the same that was given before. */
    public Outcome outcome(Outcome outcome) {
        return pool.one(outcome, spelling(outcome.changes()));
    }

    /** This, or the same that was given before. */
    public Result result(Result result) {
        return pool.one(result, spelling(result.changes()));
    }

    /** This report with its results folded. */
    public TaskReport report(TaskReport report) {
        List<ItemReport> items = report.items().stream().map(item -> new ItemReport(item.label(), result(item.result()))).toList();
        return new TaskReport(report.host(), result(report.result()), items, report.ignored(), report.rescued());
    }

    private static List<String> spelling(List<RegistryChange> changes) {
        return changes.stream().map(change -> change.path().subkey()).toList();
    }
}
