package dev.keyturn.cli.option;

import dev.keyturn.module.Nearest;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.HostRequest;
import java.util.List;
import picocli.CommandLine.Option;

/** What is done where a Group Policy will set back what is written. */
public final class PolicyOptions {
    private static final List<String> WORDS = List.of("warn", "refuse", "ignore");

    @Option(names = "--gpo", paramLabel = "WHAT",
            description = "Where a Group Policy will set back what is written: warn (default), refuse the host, or"
            + " ignore it. Wins over the variable 'gpo'.")
    private String mode;

    /**
     * Has all hosts go by it.
     *
     * @throws Refused if it is no such word
     */
    HostRequest on(HostRequest hosts) throws Refused {
        if (mode == null) {
            return hosts;
        }
        if (!WORDS.contains(mode)) {
            throw new Refused(ExitCode.FAILED, "--gpo is '" + mode + "'; expected " + String.join(" or ", WORDS) + Nearest.hint(mode, WORDS));
        }
        return hosts.with("gpo", mode);
    }
}
