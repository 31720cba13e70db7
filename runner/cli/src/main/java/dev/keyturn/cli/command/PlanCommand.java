package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.LockoutOptions;
import dev.keyturn.cli.option.RegFolder;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.RegPatches;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.PlanText;
import dev.keyturn.store.plan.PlanFile;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn plan}: what can be done with a saved plan beside applying it. */
@Command(name = "plan", mixinStandardHelpOptions = true, sortOptions = false, description = "Shows a plan that 'play --check --out' saved.")
public final class PlanCommand implements Runnable {
    @Spec
    private CommandSpec command;

    private final Terminal terminal;
    private final RegPatches patches;

    @Inject
    PlanCommand(Terminal terminal, RegPatches patches) {
        this.terminal = terminal;
        this.patches = patches;
    }

    @Override
    public void run() {
        command.commandLine().usage(command.commandLine().getOut());
    }

    /** Shows a plan to those who approve it. */
    @Command(name = "show", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Shows a plan: hosts with the very same changes together, outliers apart. Reaches no host.")
    int show(@Parameters(paramLabel = "PLAN", description = "The file that 'play --check --out' made.") String file,
             @Option(names = {"-D", "--diff"}, description = "Show each value before and after.") boolean diff,
             @Option(names = "--json", description = "Print the file as it is, which is JSON, and nothing else.") boolean json,
             @Mixin RegFolder reg, @Mixin LockoutOptions lockouts) throws Refused {
        PlanFile.Found found = look(file);
        if (reg.wanted()) {
            requireApplicable(found, file);
            reg.write(patches.of(found.file()), lockouts.hosts(), terminal);
        } else if (json) {
            terminal.data(found.text());
        } else {
            if (found.edited()) {
                terminal.out().println(new Painter(terminal.colours()).warning("WARNING: THIS PLAN WAS EDITED since it was saved; it is not what its"
                        + " hash stands for, and is not applied"));
            }
            new PlanText(terminal.out(), new Painter(terminal.colours()), diff).show(found.file(), Instant.now());
        }
        if (found.edited()) {
            throw new Refused(ExitCode.UNREACHABLE, PlanFile.edited(file));
        }
        return ExitCode.SUCCESS;
    }

    private static void requireApplicable(PlanFile.Found found, String file) throws Refused {
        if (found.edited()) {
            throw new Refused(ExitCode.UNREACHABLE, PlanFile.edited(file));
        }
        if (Instant.now().isAfter(found.file().plan().validUntil())) {
            throw new Refused(ExitCode.STALE, file + " was valid until " + found.file().plan().validUntil() + "; make a new plan");
        }
    }

    private PlanFile.Found look(String file) throws Refused {
        try {
            return PlanFile.look(terminal.workingDirectory().resolve(file), file);
        } catch (PlanFile.BadPlan e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }
}
