package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.lock.HostLock;
import dev.keyturn.engine.report.Folding;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.module.Restart;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.module.Target;
import dev.keyturn.registry.RegistryException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Lets something plan for a host, and makes the changes or predicts them.
 *
 * @param usual   how the run makes changes, where no task says otherwise
 * @param run     the run's name, for the marker of a host that has to restart
 * @param folding keeps one of what is planned alike for many hosts
 */
public record PlanAndApply(WriteMode usual, String run, Folding folding) {
    /**
     * How work is done.
     *
     * @param task   the title of the task that does it
     * @param way    what becomes of its changes
     * @param hidden whether they stay out of every report
     * @param gpo    what is done where a Group Policy will set them back; empty if it is what the host's variables say
     */
    public record Mode(String task, WriteMode way, boolean hidden, Optional<PolicyAccess.Mode> gpo) {
    }

    /** Does it; a refusal of the work is the result. */
    public Result carry(Work work, HostState host, Mode mode) throws ConnectionException {
        boolean counts = mode.way() == usual;
        HostLink link = host.link();
        Outcome outcome;
        HostLock.Taken taken = HostLock.Taken.BEFORE;
        try {
            outcome = plan(work, host, mode.way());
            if (mode.way() == WriteMode.REAL && !outcome.changes().isEmpty()) {
                taken = link.lock();
                // another run has written meanwhile
                outcome = taken.waited() ? plan(work, host, mode.way()) : outcome;
            }
        } catch (ModuleFailure refusal) {
            return Result.failed(refusal.getMessage());
        }
        Optional<Restart> before = mode.way() == WriteMode.REAL && outcome.changes().isEmpty() ? host.earlier().by(mode.task()) : Optional.empty();
        if (before.filter(restart -> restart.kind() != Restart.Kind.NONE).isPresent()) {
            outcome = outcome.withRestart(before.get());
        }
        List<String> guarded = link.make(new Intent(host.host(), mode.task(), mode.hidden(), false, outcome.restart(), outcome.changes()), mode.way(),
                mode.gpo());
        if (counts) {
            host.changed(outcome.changes(), mode.hidden());
        }
        if (mode.way() != WriteMode.TRIED) {
            host.needs(outcome.restart(), outcome.changes().isEmpty() && before.isEmpty());
        }
        boolean changed = !outcome.changes().isEmpty() || before.isPresent();
        List<String> warnings = counts ? mark(host, outcome.restart(), !changed) : List.of();
        String reason = before.isPresent() ? "the run that is resumed changed it" : outcome.reason();
        return new Result(changed ? Status.CHANGED : Status.OK, changed, reason, outcome.changes(), outcome.values(),
                outcome.warnings(), outcome.restart(), false).warning(taken.news()).warning(guarded).warning(warnings);
    }

    private Outcome plan(Work work, HostState host, WriteMode way) throws ConnectionException, ModuleFailure {
        CountedRegistry registry = new CountedRegistry(host.link().registry(way));
        try {
            return folding.outcome(work.plan(new Target(host.host(), registry, host.peers())));
        } finally {
            host.lookedAt(registry.lookups());
        }
    }

    /** What is written but not yet in force is marked on the host itself, so that a later run can tell whether it restarted since. */
    private List<String> mark(HostState host, Restart restart, boolean declared) throws ConnectionException {
        if (restart.kind() != Restart.Kind.REBOOT) {
            return List.of();
        }
        host.peers().owes(host.host());
        try {
            String now = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
            host.link().mark(new RestartMarker(restart.why(), now, run), declared);
            return List.of();
        } catch (RegistryException e) {
            return List.of("this host has to restart, and that could not be marked on it, so a later run cannot tell whether it did: " + e.getMessage());
        }
    }
}
