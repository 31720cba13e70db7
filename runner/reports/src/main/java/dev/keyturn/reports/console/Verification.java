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
 * @param good whether it is
 * @param text that as a line
 */
public record Verification(boolean good, String text) {
    /** Looks at a run. */
    public static Verification of(StoredRun run, RunStore store) {
        String name = run.header().run();
        Optional<String> fault = run.fault().or(() -> plan(run, store.plan(name)));
        if (fault.isPresent()) {
            return new Verification(false, "changed: " + name + ": " + fault.get());
        }
        return new Verification(true, "ok: " + name + ": all " + run.records() + " lines are as they were written; " + (run.end().isPresent()
                ? "it came to its end" : "it has no end: it goes on still, was killed, or its last lines were cut off") + "; seal " + run.seal());
    }

    /** The hash of the plan is in the journal, which seals the plan as well. */
    private static Optional<String> plan(StoredRun run, Path kept) {
        if (!Files.exists(kept)) {
            return Optional.empty();
        }
        try {
            return run.plan().equals(Optional.of(PlanFile.read(kept, kept.getFileName().toString()).hash())) ? Optional.empty()
                    : Optional.of(kept.getFileName() + " is another plan than the one that the run applied");
        } catch (PlanFile.BadPlan e) {
            return Optional.of(e.getMessage());
        }
    }
}
