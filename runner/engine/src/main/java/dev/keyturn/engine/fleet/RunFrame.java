package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PlanAndApply;
import dev.keyturn.engine.host.PolicyRefusals;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.journal.EvenClock;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.lock.RunLocks;
import dev.keyturn.engine.report.Folding;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.RunReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every run goes through around its work: the look at Group Policies before it, its clock, its locks, its hosts, and its report. */
public final class RunFrame {
    private static final RunListener NOBODY = new RunListener() { };

    private final Guards guards;
    private final Interruption interruption;

    public RunFrame(Guards guards, Interruption interruption) {
        this.guards = guards;
        this.interruption = interruption;
    }

    /**
     * Runs some work. Hosts on which nothing may be written that a Group Policy sets back are gone through in memory first.
     *
     * @param journal what is written down of it
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunReport run(FleetWork work, RunMode mode, RunListener listener, Journal journal) throws ConnectionException {
        PolicyRefusals refusals = new PolicyRefusals();
        Set<String> strict = work.strict();
        Optional<FleetWork> rehearsal = strict.isEmpty() ? Optional.empty() : work.rehearsal(strict);
        if (rehearsal.isPresent()) {
            run(rehearsal.get(), new RunMode(true, mode.forks(), mode.lockouts(), Optional.empty()), NOBODY, Journal.none(), refusals);
        }
        refusals.found();
        return run(work, mode, listener, journal, refusals);
    }

    private RunReport run(FleetWork work, RunMode mode, RunListener listener, Journal journal, PolicyRefusals refusals) throws ConnectionException {
        EvenClock clock = new EvenClock();
        Instant started = clock.instant();
        RunLocks locks = new RunLocks(mode.locking(), journal, interruption::requested);
        Map<String, HostState> sessions = work.sessions(new GuardedWrites(guards.allowing(mode.lockouts()), journal, locks, refusals));
        try (Workers workers = new Workers(mode.forks())) {
            List<PlayReport> plays = work.run(sessions,
                    new RunMeans(new PlanAndApply(WriteMode.of(mode.check()), journal.run(), new Folding()), workers, listener, interruption, journal));
            RunReport report = new RunReport(journal.run(), started, clock.instant(), mode.check(), work.names(), plays,
                    sessions.values().stream().sorted(Comparator.comparing(HostState::host)).map(HostState::report).toList(), interruption.requested());
            listener.runFinished(report);
            return report;
        } finally {
            close(sessions, mode.forks());
            locks.close();
        }
    }

    /** Leaves all hosts, as many at once as the run went to. */
    private static void close(Map<String, HostState> sessions, int forks) {
        try (Workers workers = new Workers(forks)) {
            workers.each(List.copyOf(sessions.values()), HostState::close);
        }
    }
}
