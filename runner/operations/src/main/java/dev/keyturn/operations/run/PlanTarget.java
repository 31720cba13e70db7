package dev.keyturn.operations.run;

import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Batches;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.project.PlaybookSource;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.PlanDraft;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.runs.StoredRun.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a check run is saved as a plan.
 *
 * @param file       the file, as it is named
 * @param validUntil when the plan must not be applied any more
 */
public record PlanTarget(String file, Instant validUntil) {
    /**
     * Saves the plan, and gives what is to be said of it.
     *
     * @throws Refused if it cannot be saved
     */
    String save(RunReport report, Selection selection, RunRequest request) throws Refused {
        try {
            PlanDraft planning = new PlanDraft(report);
            HostRequest hosts = request.hosts();
            Optional<Source> source = PlaybookSource.ask(selection.playbooks().get(0).folder()).commit().map(c -> new Source(c.id(), c.dirty()));
            Plan plan = new Plan(report.id(), report.started(), validUntil, StartedBy.me().who(), request.keeping().command(), report.playbooks(), source,
                    hosts.folder().toString(), hosts.inventories(), hosts.connection(), planning.hosts(), planning.leftOut(),
                    planning.plays(name -> batches(selection, name)));
            PlanFile saved = PlanFile.write(plan, hosts.folder().resolve(file));
            return "the plan for " + plan.hosts().size() + " of " + report.hosts().size() + " hosts is in " + file + ", valid until "
                    + plan.validUntil() + "; its hash is " + saved.hash();
        } catch (IllegalArgumentException e) {
            throw new Refused(ExitCode.FAILED, "the plan was not saved: " + e.getMessage());
        } catch (IOException e) {
            throw new Refused(ExitCode.FAILED, "the plan cannot be written to " + file + ": " + e);
        }
    }

    private static Batches batches(Selection selection, String play) {
        return selection.plays().stream().filter(each -> each.name().equals(play)).map(each -> each.play().batches()).findFirst().orElse(Batches.ALL);
    }
}
