package dev.keyturn.cli.option;

import java.util.Set;
import picocli.CommandLine.Option;

/** The hosts on which even that is written which the guards refuse. */
public final class LockoutOptions {
    @Option(names = "--allow-lockout", paramLabel = "HOST", split = ",",
            description = "Write on this host even what would lock it out. Each host by its name; the journal keeps it.")
    private Set<String> hosts = Set.of();

    /** Their names. */
    public Set<String> hosts() {
        return hosts;
    }
}
