package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is kept.
 *
 * @param kind      {@code play} or another of the kinds
 * @param of        the hash of the plan or the name of the run that it carries out or undoes
 * @param playbooks its playbooks, as they were named
 * @param hosts     the names of its hosts
 * @param request   what it was asked for, as data
 */
record RecordedRun(String kind, Optional<String> of, List<String> playbooks, List<String> hosts, Map<String, Object> request) {
    /** What is written down. */
    interface Body {
        RunReport run(RunWriter journal) throws ConnectionException;
    }

    /** Begins its journal, does it, and ends the journal with what came of it. */
    RunReport write(RunRequest asked, Body body) throws ConnectionException {
        try (RunWriter journal = asked.keeping().store().begin(header(asked))) {
            RunReport report = body.run(journal);
            journal.ended(report);
            return report;
        }
    }

    private RunHeader header(RunRequest asked) {
        StartedBy me = StartedBy.me();
        HostRequest where = asked.hosts();
        Keeping keeping = asked.keeping();
        return new RunHeader(RunId.next(Instant.now()), keeping.resumes().isPresent() ? "resume" : kind, keeping.resumes().or(() -> of), me.user(),
                me.machine(), me.from(), keeping.command(), keeping.change(), where.folder().toString(), playbooks, where.inventories(),
                where.connection(), hosts, request);
    }
}
