package dev.keyturn.operations.run;

import dev.keyturn.engine.lock.LockClock;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.module.Nearest;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.store.lock.LockFiles;
import dev.keyturn.store.runs.RunStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * What a run is allowed that it would not do by itself. It holds for one run, and for single hosts.
 *
 * @param lockouts    the hosts on which even that is written which the guards refuse
 * @param brokenLocks the hosts that are written though another run has them locked
 * @param lockWait    how long to wait for a host that another run writes
 */
public record Consent(Set<String> lockouts, Set<String> brokenLocks, Duration lockWait) {
    private static final Duration LONGEST = Duration.ofDays(1);

    public Consent {
        lockouts = Set.copyOf(lockouts);
        brokenLocks = Set.copyOf(brokenLocks);
    }

    /**
     * Makes sure that each host that is named is one of the run; a pattern is none, since what costs a host is to be said of that host.
     *
     * @throws Refused if one is not
     */
    public void check(Collection<String> known) throws Refused {
        check("--allow-lockout", lockouts, known);
        check("--break-lock", brokenLocks, known);
        if (lockWait.isNegative() || lockWait.compareTo(LONGEST) > 0) {
            throw new Refused(ExitCode.FAILED, "--lock-wait is " + lockWait.toSeconds() + "; expected 0 to " + LONGEST.toSeconds() + " seconds");
        }
    }

    private static void check(String option, Set<String> hosts, Collection<String> known) throws Refused {
        for (String host : hosts) {
            if (!known.contains(host)) {
                throw new Refused(ExitCode.FAILED, option + " names '" + host + "', which is no host of this run; expected the names of single"
                        + " hosts, with commas, and no patterns" + Nearest.hint(host, known));
            }
        }
    }

    /** The way to lock hosts. */
    Locking locking(RunStore store) {
        return new Locking(StartedBy.me().who(), lockWait, brokenLocks, new LockFiles(store.folder().resolve("locks"), store.readers()), LockClock.even());
    }
}
