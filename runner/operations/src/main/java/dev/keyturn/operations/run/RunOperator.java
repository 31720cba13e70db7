package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Operator;
import java.util.Optional;

/** Whoever started a run: confirms it, and sees it as it goes. */
public interface RunOperator extends Operator {
    /** A run that is seen as it goes. */
    interface Seen {
        /** Runs it. */
        RunReport run(RunListener listener) throws ConnectionException;
    }

    /**
     * What a run would do, for those who want to see that before they confirm it.
     *
     * @param selection  its plays
     * @param prediction a check run of it; empty if one might write
     */
    record Preview(Selection selection, Optional<Seen> prediction) {
    }

    /**
     * Confirms a run, or does not.
     *
     * @param hosts   how many hosts it goes to
     * @param check   whether it only predicts
     * @param preview what it would do; empty if its user has seen that
     * @throws Refused if it must not begin
     */
    void confirm(int hosts, boolean check, Optional<Preview> preview) throws ConnectionException, Refused;

    /** Sees a run of playbooks. */
    RunReport see(Selection selection, Tags tags, Seen run) throws ConnectionException;

    /** Sees a run of what is prepared. */
    RunReport see(Prepared prepared, Seen run) throws ConnectionException;
}
