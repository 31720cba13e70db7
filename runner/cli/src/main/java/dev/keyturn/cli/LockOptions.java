package dev.keyturn.cli;

import dev.keyturn.engine.lock.LockClock;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.module.Nearest;
import dev.keyturn.store.lock.LockFiles;
import dev.keyturn.store.runs.RunStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What to do about hosts that another run writes. */
final class LockOptions {
    private static final int LONGEST = 24 * 3600;

    @Option(names = "--lock-wait", paramLabel = "SECONDS", description = "How long to wait for a host that another run writes (default: 0).")
    private int seconds;

    @Option(names = "--break-lock", paramLabel = "HOST", split = ",",
            description = "Write this host though another run has it locked. Each host by its name; the journal keeps it.")
    private Set<String> broken = Set.of();

    /** Makes sure that each host is one of the run; a pattern is none, since what endangers a host is to be said of that host. */
    void check(Collection<String> known) throws Refused {
        for (String host : broken) {
            if (!known.contains(host)) {
                throw new Refused(ExitCode.FAILED, "--break-lock names '" + host + "', which is no host of this run; expected the names of single"
                        + " hosts, with commas, and no patterns" + Nearest.hint(host, known));
            }
        }
        if (seconds < 0 || seconds > LONGEST) {
            throw new Refused(ExitCode.FAILED, "--lock-wait is " + seconds + "; expected 0 to " + LONGEST + " seconds");
        }
    }

    /** The way to lock hosts. */
    Optional<Locking> locking(RunStore store) {
        LockFiles files = new LockFiles(store.folder().resolve("locks"));
        return Optional.of(new Locking(Recording.who(), Duration.ofSeconds(seconds), broken, files, LockClock.even()));
    }
}
