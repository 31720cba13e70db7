package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;

/** Carries out what is prepared; hosts, batches, journal and report are as in any run. */
public final class PreparedRunner {
    private final RunFrame frame;
    private final Interruption interruption;

    public PreparedRunner(Guards guards, Interruption interruption) {
        this.frame = new RunFrame(guards, interruption);
        this.interruption = interruption;
    }

    /**
     * Carries it out.
     *
     * @param journal what is written down of it
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunReport run(Prepared prepared, RunMode mode, RunListener listener, Journal journal) throws ConnectionException {
        return frame.run(new PreparedWork(prepared, WriteMode.of(mode.check()), interruption), mode, listener, journal);
    }
}
