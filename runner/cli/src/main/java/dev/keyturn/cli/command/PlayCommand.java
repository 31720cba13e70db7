package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.PlanOptions;
import dev.keyturn.cli.option.RunRequestOptions;
import dev.keyturn.cli.terminal.LogSettings;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.PlayRequest;
import dev.keyturn.operations.run.PlayRun;
import dev.keyturn.operations.run.RunOperator;
import dev.keyturn.reports.console.Listing;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn play}: reads playbooks and an inventory, and only if all of it can be understood runs it. */
@Command(name = "play", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs playbooks.")
public final class PlayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAYBOOK", arity = "1..*", description = "The playbooks, in order.")
    private List<String> playbooks;

    @Mixin
    private RunRequestOptions options = new RunRequestOptions();

    @Option(names = {"-t", "--tags"}, paramLabel = "TAGS", split = ",", description = "Only tasks with one of these tags.")
    private Set<String> tags = Set.of();

    @Option(names = "--skip-tags", paramLabel = "TAGS", split = ",", description = "No tasks with one of these tags.")
    private Set<String> skipTags = Set.of();

    @Option(names = "--verify", description = "Read every value back after a real run.")
    private boolean verify;

    @Option(names = "--strict", description = "Fail where a playbook calls a module that Keyturn does not have.")
    private boolean strict;

    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Option(names = "--handler-debt", description = "Run also the handlers that earlier runs notified on these hosts and did not come to.")
    private boolean payDebts;

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

    private final CommandContext context;
    private final PlayRun run;

    @Inject
    PlayCommand(CommandContext context, PlayRun run) {
        this.context = context;
        this.run = run;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        options.reporting().check(terminal);
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(PlayRequest.folder(playbooks, context.here()), problems);
        if (options.reporting().verbosity() > 2) {
            LogSettings.verbose();
        }
        PlayRequest request = request(project, context.store(options.runs(), project), context.here(), CommandContext.line(command));
        RunOperator operator = context.operator(options);
        PlayRun.Understood understood = run.understand(request, problems, operator);
        if (listHosts || listTasks || listTags || syntaxCheck) {
            new Listing(listHosts, listTasks, listTags).print(understood.selection(), request.tags(), terminal.out());
            return ExitCode.SUCCESS;
        }
        return options.reporting().finished(run.run(understood, operator), request.run().keeping().command(), terminal);
    }

    /** What the options ask for. */
    PlayRequest request(ProjectFile project, RunStore store, Path here, List<String> line) throws Refused {
        return new PlayRequest(options.request(project, store, here, line), playbooks, new Tags(tags, skipTags), strict, options.reporting().verbosity(), verify,
                payDebts, plan.target(options.check()));
    }
}
