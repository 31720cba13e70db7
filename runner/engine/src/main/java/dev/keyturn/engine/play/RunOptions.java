package dev.keyturn.engine.play;

import dev.keyturn.engine.fleet.RunMode;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.language.playbook.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How to run.
 *
 * @param check      whether to predict only
 * @param tags       the tasks the run is about
 * @param forks      how many hosts to work on at once
 * @param verbosity  how often {@code -v} was given
 * @param strict     whether a module that Keyturn does not have is a failure
 * @param connection the connection of hosts that do not name one
 * @param extraVars  the variables of {@code -e}
 * @param limit      the pattern of {@code --limit}
 * @param lockouts   the hosts that may be locked out
 * @param locking    how hosts that are written are locked; empty if they are not
 * @param owed       handlers that run on a host though nothing in this run notifies them, by the host's name
 * @param earlier    what the run that this one resumes did to each host, by its name
 * @param readsKept  whether the report says what was read, as a plan needs it
 */
public record RunOptions(boolean check, Tags tags, int forks, int verbosity, boolean strict, Optional<String> connection,
                         Map<String, Object> extraVars, Optional<String> limit, Set<String> lockouts, Optional<Locking> locking,
                         Map<String, Set<String>> owed, Map<String, Earlier> earlier, boolean readsKept) {
    /** Nothing is owed. */
    public RunOptions(boolean check, Tags tags, int forks, int verbosity, boolean strict, Optional<String> connection, Map<String, Object> extraVars,
                      Optional<String> limit, Set<String> lockouts, Optional<Locking> locking) {
        this(check, tags, forks, verbosity, strict, connection, extraVars, limit, lockouts, locking, Map.of(), Map.of(), false);
    }

    /** The same, with handlers that are owed. */
    public RunOptions owing(Map<String, Set<String>> handlers) {
        return new RunOptions(check, tags, forks, verbosity, strict, connection, extraVars, limit, lockouts, locking, handlers, earlier, readsKept);
    }

    /** The same, as a run that finishes what another one did to these hosts. */
    public RunOptions resuming(Map<String, Earlier> done) {
        return new RunOptions(check, tags, forks, verbosity, strict, connection, extraVars, limit, lockouts, locking, owed, done, readsKept);
    }

    /** The same, whose report says what was read. */
    public RunOptions keepingReads() {
        return new RunOptions(check, tags, forks, verbosity, strict, connection, extraVars, limit, lockouts, locking, owed, earlier, true);
    }

    /** The same, predicting only. */
    public RunOptions checking() {
        return new RunOptions(true, tags, forks, verbosity, strict, connection, extraVars, limit, lockouts, locking, owed, earlier, readsKept);
    }

    /** How its hosts are gone over. */
    RunMode mode() {
        return new RunMode(check, forks, lockouts, locking);
    }
}
