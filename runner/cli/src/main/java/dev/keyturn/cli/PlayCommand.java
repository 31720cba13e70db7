package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.ConsoleReport;
import dev.keyturn.cli.report.JsonReport;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.Progress;
import dev.keyturn.cli.report.ProgressLine;
import dev.keyturn.cli.report.ProgressReport;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.run.PlaybookRunner;
import dev.keyturn.engine.run.RunListener;
import dev.keyturn.engine.run.RunOptions;
import dev.keyturn.engine.run.Selection;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyturn play}: reads playbooks and an inventory, and only if all of it can be understood runs it. */
@Command(name = "play", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs playbooks.")
final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAYBOOK", arity = "1..*", description = "The playbooks, in order.")
    private List<String> playbooks;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = {"-C", "--check"}, description = "Predict only, exactly; change nothing.")
    private boolean check;

    @Option(names = {"-D", "--diff"}, description = "Show each value before and after.")
    private boolean diff;

    @Option(names = {"-t", "--tags"}, paramLabel = "TAGS", split = ",", description = "Only tasks with one of these tags.")
    private Set<String> tags = Set.of();

    @Option(names = "--skip-tags", paramLabel = "TAGS", split = ",", description = "No tasks with one of these tags.")
    private Set<String> skipTags = Set.of();

    @Option(names = {"-v", "--verbose"}, description = "Say more: why a task is ok, its values; repeat for more.")
    private boolean[] verbose = {};

    @Option(names = "--strict", description = "Fail where a playbook calls a module that Keyturn does not have.")
    private boolean strict;

    @Option(names = "--detailed-exitcode", description = "End with 3 if something was changed, or would be.")
    private boolean detailed;

    @Option(names = "--json", description = "Print the run's report as JSON, and nothing else.")
    private boolean json;

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Option(names = "--retry-file", paramLabel = "FILE",
            description = "Where to list the hosts that did not come to the end (default: PLAYBOOK.retry here, after a real run).")
    private String retryFile;

    @Option(names = "--list-hosts", description = "List the hosts of each play, and run nothing.")
    private boolean listHosts;

    @Option(names = "--list-tasks", description = "List the tasks of each play, and run nothing.")
    private boolean listTasks;

    @Option(names = "--list-tags", description = "List the tags of each play, and run nothing.")
    private boolean listTags;

    @Option(names = "--syntax-check", description = "Read everything, and run nothing.")
    private boolean syntaxCheck;

    private final Terminal terminal;
    private final PlaybookParser parser;
    private final PlaybookRunner runner;
    private final Templates templates;
    private final DefaultAccount account;

    @Inject
    PlayCommand(Terminal terminal, PlaybookParser parser, PlaybookRunner runner, Templates templates, DefaultAccount account) {
        this.terminal = terminal;
        this.parser = parser;
        this.runner = runner;
        this.templates = templates;
        this.account = account;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            terminal.err().println("keyturn: " + missing.get());
            return ExitCode.NOTHING_TO_DO;
        }
        if (hosts.mistake().isPresent()) {
            terminal.err().println("keyturn: " + hosts.mistake().get());
            return ExitCode.FAILED;
        }
        if (verbose.length > 2) {
            LogSettings.verbose();
        }
        Problems problems = new Problems();
        try {
            RunOptions options = options(problems);
            Selection selection = load(options, problems);
            warn(problems.warnings());
            return run(selection, options);
        } catch (LoadException mistakes) {
            mistakes.problems().forEach(problem -> terminal.err().println(problem));
            long errors = mistakes.problems().stream().filter(p -> !p.warning()).count();
            terminal.err().println("keyturn: " + (errors == 1 ? "1 mistake" : errors + " mistakes") + "; no host was reached, nothing was changed");
            return ExitCode.UNREACHABLE;
        } catch (DefaultAccount.NoPassword e) {
            terminal.err().println("keyturn: " + e.getMessage());
            return ExitCode.FAILED;
        } catch (ConnectionException e) {
            terminal.err().println("keyturn: " + e.getMessage());
            return ExitCode.UNREACHABLE;
        }
    }

    private Optional<String> missing() {
        for (String playbook : playbooks) {
            if (!Files.exists(terminal.workingDirectory().resolve(playbook))) {
                return Optional.of("there is no playbook " + playbook + " in " + terminal.workingDirectory());
            }
        }
        return hosts.missing(terminal.workingDirectory());
    }

    private RunOptions options(Problems problems) {
        return new RunOptions(check, new Tags(tags, skipTags), hosts.forks(), verbose.length, strict, hosts.connection(),
                hosts.extraVars(terminal.workingDirectory(), problems), hosts.limit());
    }

    private Selection load(RunOptions options, Problems problems) throws LoadException {
        Path here = terminal.workingDirectory();
        List<Playbook> parsed = playbooks.stream().map(name -> parser.parse(here.resolve(name), name, problems)).toList();
        Inventory inventory = hosts.inventory(here, problems).withPlaybookFolder(parsed.get(0).folder(), problems);
        problems.throwIfAny();
        Selection selection = Selection.of(parsed, inventory, here, options, templates, problems);
        problems.throwIfAny();
        return selection;
    }

    private int run(Selection selection, RunOptions options) throws ConnectionException, IOException, DefaultAccount.NoPassword {
        if (listHosts || listTasks || listTags || syntaxCheck) {
            new Listing(listHosts, listTasks, listTags).print(selection, options.tags(), terminal.out());
            return ExitCode.SUCCESS;
        }
        if (selection.hosts().isEmpty()) {
            terminal.err().println("keyturn: no host matches " + selection.plays().stream().map(p -> "'" + p.pattern() + "'").distinct()
                    .collect(Collectors.joining(", ")) + hosts.limit().map(l -> " within --limit '" + l + "'").orElse("") + hosts.hint());
            return ExitCode.NOTHING_TO_DO;
        }
        hosts.account(account, terminal);
        Optional<String> refusal = confirmation.refusal(selection, options, runner, terminal);
        if (refusal.isPresent()) {
            terminal.err().println("keyturn: " + refusal.get());
            return terminal.keyboard().present() ? ExitCode.INTERRUPTED : ExitCode.FAILED;
        }
        RunReport report = watched(selection, options);
        if (json) {
            JsonReport.write(report, terminal.out());
        }
        RetryFile.write(report, Optional.ofNullable(retryFile), terminal.workingDirectory())
                .ifPresent(said -> terminal.err().println("keyturn: " + said));
        return ExitCode.of(report, detailed);
    }

    private RunReport watched(Selection selection, RunOptions options) throws ConnectionException {
        RunListener listener = json ? new RunListener() { }
                : new ConsoleReport(terminal.out(), new Painter(terminal.colours()), diff, verbose.length);
        Progress progress = new Progress(selection, options.tags(), System::nanoTime);
        boolean seen = terminal.keyboard().present();
        try (ProgressLine line = new ProgressLine(seen ? terminal.out() : terminal.err(), seen, progress).start()) {
            return runner.run(selection, options, new ProgressReport(listener, progress, line), Journal.none(RunId.next(Instant.now())));
        }
    }

    private void warn(List<Problem> warnings) {
        Painter painter = new Painter(terminal.colours());
        warnings.forEach(problem -> terminal.err().println(painter.warning("[WARNING]: " + problem.place() + ": " + problem.message())));
        terminal.err().flush();
    }
}
