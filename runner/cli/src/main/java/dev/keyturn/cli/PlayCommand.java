package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.ConsoleReport;
import dev.keyturn.cli.report.JsonReport;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.run.PlaybookRunner;
import dev.keyturn.engine.run.RunListener;
import dev.keyturn.engine.run.RunOptions;
import dev.keyturn.engine.run.Selection;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyturn play}: reads playbooks and an inventory, and only if all of it can be understood runs it. */
@Command(name = "play", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs playbooks.")
final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAYBOOK", arity = "1..*", description = "The playbooks, in order.")
    private List<String> playbooks;

    @Option(names = {"-i", "--inventory"}, paramLabel = "INVENTORY",
            description = "An inventory file or folder, or host names with a comma; may be repeated.")
    private List<String> inventories = new ArrayList<>();

    @Option(names = {"-l", "--limit"}, paramLabel = "PATTERN", description = "Only these of the hosts.")
    private String limit;

    @Option(names = {"-C", "--check"}, description = "Predict only, exactly; change nothing.")
    private boolean check;

    @Option(names = {"-D", "--diff"}, description = "Show each value before and after.")
    private boolean diff;

    @Option(names = {"-c", "--connection"}, paramLabel = "NAME", description = "How to reach hosts that do not say: regfile or local.")
    private String connection;

    @Option(names = {"-f", "--forks"}, paramLabel = "N", defaultValue = "50", description = "How many hosts at once (default ${DEFAULT-VALUE}).")
    private int forks;

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS",
            description = "Variables that win over all others: name=value, {name: value} or @file.")
    private List<String> extraVars = new ArrayList<>();

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

    @Inject
    PlayCommand(Terminal terminal, PlaybookParser parser, PlaybookRunner runner, Templates templates) {
        this.terminal = terminal;
        this.parser = parser;
        this.runner = runner;
        this.templates = templates;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            terminal.err().println("keyturn: " + missing.get());
            return ExitCode.NOTHING_TO_DO;
        }
        if (forks < 1) {
            terminal.err().println("keyturn: --forks is " + forks + "; expected 1 or more");
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
        return inventories.stream().filter(i -> !i.contains(",") && !Files.exists(terminal.workingDirectory().resolve(i)))
                .map(i -> "there is no inventory " + i + " in " + terminal.workingDirectory()).findFirst();
    }

    private RunOptions options(Problems problems) {
        return new RunOptions(check, new Tags(tags, skipTags), forks, verbose.length, strict, Optional.ofNullable(connection),
                ExtraVars.read(extraVars, terminal.workingDirectory(), problems), Optional.ofNullable(limit));
    }

    private Selection load(RunOptions options, Problems problems) throws LoadException {
        Path here = terminal.workingDirectory();
        List<Playbook> parsed = playbooks.stream().map(name -> parser.parse(here.resolve(name), name, problems)).toList();
        Inventory inventory = InventoryLoader.load(inventories, here, problems).withPlaybookFolder(parsed.get(0).folder(), problems);
        problems.throwIfAny();
        Selection selection = Selection.of(parsed, inventory, here, options, templates, problems);
        problems.throwIfAny();
        return selection;
    }

    private int run(Selection selection, RunOptions options) throws ConnectionException, IOException {
        if (listHosts || listTasks || listTags || syntaxCheck) {
            new Listing(listHosts, listTasks, listTags).print(selection, options.tags(), terminal.out());
            return ExitCode.SUCCESS;
        }
        if (selection.hosts().isEmpty()) {
            terminal.err().println("keyturn: no host matches " + selection.plays().stream().map(p -> "'" + p.pattern() + "'").distinct()
                    .collect(Collectors.joining(", ")) + (limit == null ? "" : " within --limit '" + limit + "'")
                    + (inventories.isEmpty() ? "; give an inventory with -i" : "; --list-hosts shows what there is"));
            return ExitCode.NOTHING_TO_DO;
        }
        RunListener listener = json ? new RunListener() { }
                : new ConsoleReport(terminal.out(), new Painter(terminal.colours()), diff, verbose.length);
        RunReport report = runner.run(selection, options, listener);
        if (json) {
            JsonReport.write(report, terminal.out());
        }
        return ExitCode.of(report, detailed);
    }

    private void warn(List<Problem> warnings) {
        Painter painter = new Painter(terminal.colours());
        warnings.forEach(problem -> terminal.err().println(painter.warning("[WARNING]: " + problem.place() + ": " + problem.message())));
        terminal.err().flush();
    }
}
