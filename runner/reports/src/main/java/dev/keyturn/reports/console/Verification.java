package dev.keyturn.reports.console;

import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether what is kept of a run is as it was written: its journal, and the plan that it applied.
 *
 * @param good    whether it is, and nothing is missing
 * @param changed whether something was changed
 * @param text    that as a line
 */
public record Verification(boolean good, boolean changed, String text) {
    /** Looks at a run. */
    public static Verification of(StoredRun run, RunStore store) {
        String name = run.header().run();
        Optional<String> fault = run.fault().or(() -> plan(run, store.plan(name)));
        if (fault.isPresent()) {
            return new Verification(false, true, "changed: " + name + ": " + fault.get());
        }
        if (run.end().isEmpty()) {
            return new Verification(false, false, "no end: " + name + ": its " + run.records() + " lines are as they were written, and none says how it ended: it"
                    + " goes on still, was killed, or its last lines were cut off; seal " + run.seal());
        }
        return new Verification(true, false, "ok: " + name + ": all " + run.records() + " lines are as they were written; it came to its end; seal " + run.seal());
    }

    /** The hash of the plan is in the journal, which seals the plan as well. */
    private static Optional<String> plan(StoredRun run, Path kept) {
        if (!Files.exists(kept)) {
            return run.plan().isPresent() && !run.header().request().isEmpty() ? Optional.of(kept.getFileName()
                    + ", the plan that it applied, is not beside its journal any more") : Optional.empty();
        }
        try {
            return run.plan().equals(Optional.of(PlanFile.read(kept, kept.getFileName().toString()).hash())) ? Optional.empty()
                    : Optional.of(kept.getFileName() + " is another plan than the one that the run applied");
        } catch (PlanFile.BadPlan e) {
            return Optional.of(e.getMessage());
        }
    }
}
