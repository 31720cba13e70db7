package dev.keyturn.cli;

import dev.keyturn.module.Nearest;
import java.util.Collection;
import java.util.Set;
import picocli.CommandLine.Option;

/** The hosts on which even that is written which the guards refuse. */
final class LockoutOptions {
    @Option(names = "--allow-lockout", paramLabel = "HOST", split = ",",
            description = "Write on this host even what would lock it out. Each host by its name; the journal keeps it.")
    private Set<String> hosts = Set.of();

    Set<String> hosts() {
        return hosts;
    }

    /** Makes sure that each of them is a host of the run; a pattern is none, since what costs a host is to be said of that host. */
    void check(Collection<String> known) throws Refused {
        for (String host : hosts) {
            if (!known.contains(host)) {
                throw new Refused(ExitCode.FAILED, "--allow-lockout names '" + host + "', which is no host of this run; expected the names of single"
                        + " hosts, with commas, and no patterns" + Nearest.hint(host, known));
            }
        }
    }
}
