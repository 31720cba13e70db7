package dev.keyturn.cli;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.keyturn.cli.command.ApplyCommand;
import dev.keyturn.cli.command.AuditCommand;
import dev.keyturn.cli.command.CompareCommand;
import dev.keyturn.cli.command.ExplainCommand;
import dev.keyturn.cli.command.ImportCommand;
import dev.keyturn.cli.command.MatrixCommand;
import dev.keyturn.cli.command.PingCommand;
import dev.keyturn.cli.command.PlanCommand;
import dev.keyturn.cli.command.PlayCommand;
import dev.keyturn.cli.command.RebootsCommand;
import dev.keyturn.cli.command.ResumeCommand;
import dev.keyturn.cli.command.RollbackCommand;
import dev.keyturn.cli.command.RunsCommand;
import dev.keyturn.cli.command.SnapshotCommand;
import dev.keyturn.cli.command.VerifyCommand;
import dev.keyturn.cli.terminal.Failures;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.PlainWriter;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.secret.Secrets;
import dev.keyturn.reports.console.Painter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code keyturn} command. */
@Command(name = "keyturn", version = "keyturn 0.1.0", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Brings Windows registries to a declared state.",
        footer = {"", "First steps, on snapshots that come with Keyturn:",
            "  keyturn play playbooks/tls12-enable.yml -i examples/exchange-fleet/inventory.yml --check --diff"})
public final class Keyturn implements Runnable {
    /** Wide enough for the commands it shows. */
    private static final int HELP_WIDTH = 100;

    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("play", PlayCommand.class);
        COMMANDS.put("ping", PingCommand.class);
        COMMANDS.put("snapshot", SnapshotCommand.class);
        COMMANDS.put("audit", AuditCommand.class);
        COMMANDS.put("explain", ExplainCommand.class);
        COMMANDS.put("compare", CompareCommand.class);
        COMMANDS.put("plan", PlanCommand.class);
        COMMANDS.put("apply", ApplyCommand.class);
        COMMANDS.put("reboots", RebootsCommand.class);
        COMMANDS.put("matrix", MatrixCommand.class);
        COMMANDS.put("runs", RunsCommand.class);
        COMMANDS.put("rollback", RollbackCommand.class);
        COMMANDS.put("resume", ResumeCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("import", ImportCommand.class);
    }

    @Spec
    private CommandSpec spec;

    private Keyturn() {
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintWriter out = writer(System.out);
        PrintWriter err = writer(System.err);
        Keyboard keyboard = Keyboard.ofProcess();
        Interruption interruption = new Interruption();
        finishWhatIsUnderWay(interruption, keyboard, err);
        int code = run(arguments, new Terminal(out, err, Path.of("").toAbsolutePath(), Terminal.showsColours(keyboard), keyboard), interruption);
        out.flush();
        err.flush();
        // a JVM that merely runs out of threads would wait for those that idle
        Runtime.getRuntime().halt(code);
    }

    /** Ctrl-C makes Java end the process; here it ends once the main thread has reported, which itself ends the process then. */
    private static void finishWhatIsUnderWay(Interruption interruption, Keyboard keyboard, PrintWriter err) {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interruption.request();
            if (keyboard.asking()) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            err.print(keyboard.present() ? System.lineSeparator() : "");
            err.println("keyturn: stopping; what is under way is finished first");
            err.flush();
            try {
                main.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "interruption"));
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    /** Runs the command on a terminal and gives its exit code. */
    public static int run(String[] arguments, Terminal plain, Interruption interruption) {
        Secrets secrets = new Secrets();
        Terminal terminal = new Terminal(secrets.over(new PlainWriter(plain.out())), secrets.over(new PlainWriter(plain.err())), plain.workingDirectory(), plain.colours(), plain.keyboard());
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new RunnerBindings(terminal, interruption, secrets), new OperationsBindings(interruption));
        CommandLine command = new CommandLine(new Keyturn());
        // the one that is asked for; the others cost a start as much again, and are added where all are to be named
        Class<?> asked = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        (asked == null ? COMMANDS.values() : List.<Class<?>>of(asked)).forEach(each -> command.addSubcommand(injector.getInstance(each)));
        // as in Ansible, the last one counts
        command.setOverwrittenOptionsAllowed(true);
        command.setUsageHelpWidth(HELP_WIDTH);
        // help is of many lines, and coloured by picocli
        command.setOut(secrets.over(plain.out()));
        command.setErr(secrets.over(plain.err()));
        command.setExpandAtFiles(false);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        command.setParameterExceptionHandler((mistake, line) -> misspelled(mistake, terminal));
        command.setExecutionExceptionHandler((failure, line, parsed) -> Failures.told(failure, terminal));
        return command.execute(arguments);
    }

    /** As picocli does it, but that what was typed is said as plain text. */
    private static int misspelled(ParameterException mistake, Terminal terminal) {
        CommandLine command = mistake.getCommandLine();
        terminal.err().println(new Painter(terminal.colours()).status(Status.FAILED, mistake.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(mistake, command.getErr())) {
            command.usage(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
