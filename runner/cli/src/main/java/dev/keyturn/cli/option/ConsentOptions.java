package dev.keyturn.cli.option;

import dev.keyturn.operations.run.Consent;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run is allowed that it would not do by itself, and how long it waits for others. */
public final class ConsentOptions {
    @Mixin
    private LockoutOptions lockouts = new LockoutOptions();

    @Option(names = "--lock-wait", paramLabel = "SECONDS", description = "How long to wait for a host that another run writes (default: 0).")
    private int seconds;

    @Option(names = "--break-lock", paramLabel = "HOST", split = ",",
            description = "Write this host though another run has it locked. Each host by its name; the journal keeps it.")
    private Set<String> broken = Set.of();

    /** The hosts that may be locked out. */
    public Set<String> lockouts() {
        return lockouts.hosts();
    }

    /** What the options allow. */
    Consent consent() {
        return new Consent(lockouts.hosts(), broken, Duration.ofSeconds(seconds));
    }
}
