package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Afterword;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.Progress;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.engine.play.RunOptions;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn play}: reads playbooks and an inventory, and only if all of it can be understood runs it. */
@Command(name = "play", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs playbooks.")
final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAYBOOK", arity = "1..*", description = "The playbooks, in order.")
    private List<String> playbooks;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = {"-C", "--check"}, description = "Predict only, exactly; change nothing.")
    private boolean check;

    @Option(names = {"-t", "--tags"}, paramLabel = "TAGS", split = ",", description = "Only tasks with one of these tags.")
    private Set<String> tags = Set.of();

    @Option(names = "--skip-tags", paramLabel = "TAGS", split = ",", description = "No tasks with one of these tags.")
    private Set<String> skipTags = Set.of();

    @Option(names = "--verify", description = "Read every value back after a real run.")
    private boolean verify;

    @Option(names = "--strict", description = "Fail where a playbook calls a module that Keyturn does not have.")
    private boolean strict;

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private LockoutOptions lockouts = new LockoutOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private LockOptions locks = new LockOptions();

    @Mixin
    private Reporting reporting = new Reporting();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Mixin
    private Debts debts = new Debts();

    @Mixin
    private Recording recording = new Recording();

    @Option(names = "--list-hosts", description = "List the hosts of each play, and run nothing.")
    private boolean listHosts;

    @Option(names = "--list-tasks", description = "List the tasks of each play, and run nothing.")
    private boolean listTasks;

    @Option(names = "--list-tags", description = "List the tags of each play, and run nothing.")
    private boolean listTags;

    @Option(names = "--syntax-check", description = "Read everything, and run nothing.")
    private boolean syntaxCheck;

    @Spec
    private CommandSpec command;

    private final Terminal terminal;
    private final PlaybookParser parser;
    private final PlaybookRunner runner;
    private final Templates templates;
    private final DefaultAccount account;
    private final ReadBack readBack;

    @Inject
    PlayCommand(Terminal terminal, PlaybookParser parser, PlaybookRunner runner, Templates templates, DefaultAccount account,
                ReadBack readBack) {
        this.terminal = terminal;
        this.parser = parser;
        this.runner = runner;
        this.templates = templates;
        this.account = account;
        this.readBack = readBack;
    }

    @Override
    public Integer call() throws Exception {
        reporting.check(terminal);
        Path here = terminal.workingDirectory();
        for (String playbook : playbooks) {
            if (!Files.exists(here.resolve(playbook))) {
                throw new Refused(ExitCode.NOTHING_TO_DO, "there is no playbook " + playbook + " in " + here);
            }
        }
        if (reporting.verbosity() > 2) {
            LogSettings.verbose();
        }
        Problems problems = new Problems();
        Path folder = here.resolve(playbooks.get(0)).toAbsolutePath().getParent();
        ProjectFile project = ProjectFile.find(folder, problems);
        hosts.settle(project, here);
        confirmation.defaults(project);
        plan.settle(check);
        policies.settle(hosts);
        RunOptions options = options(project, problems);
        Selection selected = load(options, problems);
        Selection selection = hosts.among().map(selected::among).orElse(selected);
        warn(problems.warnings());
        if (listHosts || listTasks || listTags || syntaxCheck) {
            new Listing(listHosts, listTasks, listTags).print(selection, options.tags(), terminal.out());
            return ExitCode.SUCCESS;
        }
        if (selection.hosts().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches " + selection.plays().stream().map(p -> "'" + p.pattern() + "'").distinct()
                    .collect(Collectors.joining(", ")) + hosts.limit().map(l -> " within --limit '" + l + "'").orElse("") + hosts.hint());
        }
        lockouts.check(selection.hosts());
        locks.check(selection.hosts());
        hosts.account(account, terminal);
        confirmation.ask(selection, options, runner, terminal);
        return carriedOut(selection, options, project);
    }

    private int carriedOut(Selection selection, RunOptions options, ProjectFile project) throws ConnectionException, Refused, IOException {
        RunStore store = recording.store(project, terminal.workingDirectory());
        Map<String, Set<String>> owed = debts.toPay(store, debts.wanted() ? runner.addresses(selection, options) : Map.of(), recording);
        RunOptions owing = options.owing(owed).resuming(recording.resumes().map(run -> Lineage.of(store, run).earlier()).orElse(Map.of()));
        RunReport report = options.check() ? run(selection, owing, Journal.none()) : recorded(selection, owing, store);
        if (plan.wanted()) {
            plan.save(report, selection, hosts, command, terminal);
        }
        Afterword afterword = Debts.settled(report, store, owed);
        if (verify && !check) {
            ReadBack.Verdict verdict = readBack.of(store.read(report.id()), runner.addresses(selection, options), options.forks());
            afterword = afterword.readBack(verdict.lines(), verdict.predicted());
        }
        return reporting.finished(report, afterword, Groups.of(selection.inventory()), terminal);
    }

    private RunOptions options(ProjectFile project, Problems problems) {
        return new RunOptions(check, new Tags(tags, skipTags), hosts.forks(), reporting.verbosity(), strict, hosts.connection(),
                hosts.extraVars(terminal.workingDirectory(), problems), hosts.limit(), lockouts.hosts(),
                locks.locking(recording.store(project, terminal.workingDirectory())));
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

    private RunReport run(Selection selection, RunOptions options, Journal journal) throws ConnectionException {
        Progress progress = Progress.of(selection, options.tags(), System::nanoTime);
        return reporting.watched(listener -> runner.run(selection, options, listener, journal), progress, terminal);
    }

    private RunReport recorded(Selection selection, RunOptions options, RunStore store) throws ConnectionException {
        Recording.Subject subject = new Recording.Subject("play", Optional.empty(), playbooks, hosts.inventories(), hosts.connection(), selection.hosts());
        PlaybookSource source = PlaybookSource.ask(selection.playbooks().get(0).folder());
        try (RunWriter journal = recording.begin(subject, store, command, terminal.workingDirectory())) {
            RunReport report = run(selection, options, journal);
            source.commit().ifPresent(commit -> journal.source(commit.id(), commit.dirty()));
            journal.ended(report);
            return report;
        }
    }

    private void warn(List<Problem> warnings) {
        Painter painter = new Painter(terminal.colours());
        warnings.forEach(problem -> terminal.err().println(painter.warning("[WARNING]: " + problem.place() + ": " + problem.message())));
        terminal.err().flush();
    }
}
