package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.engine.play.RunOptions;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Groups;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.project.PlaybookSource;
import dev.keyturn.store.runs.Lineage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs playbooks: reads them and the inventory, and only if all of it can be understood goes to the hosts. */
public final class PlayRun {
    private final PlaybookParser parser;
    private final PlaybookRunner runner;
    private final Templates templates;
    private final ReadBack readBack;

    public PlayRun(PlaybookParser parser, PlaybookRunner runner, Templates templates, ReadBack readBack) {
        this.parser = parser;
        this.runner = runner;
        this.templates = templates;
        this.readBack = readBack;
    }

    /**
     * A run that is understood, and has reached no host yet.
     *
     * @param request   what was asked for
     * @param selection which plays run on which hosts
     * @param options   how
     */
    public record Understood(PlayRequest request, Selection selection, RunOptions options) {
    }

    /**
     * Reads all that is asked for.
     *
     * @param problems what was found wrong before, in {@code keyturn.yml} for example; all is told together
     * @throws Refused       if an inventory is not there, or an option is wrong
     * @throws LoadException if what was written cannot be understood
     */
    public Understood understand(PlayRequest request, Problems problems, RunOperator operator) throws Refused, LoadException {
        HostRequest hosts = request.run().hosts();
        hosts.check();
        Consent consent = request.run().consent();
        RunOptions options = new RunOptions(request.run().check(), request.tags(), hosts.forks(), request.verbosity(), request.strict(),
                hosts.connection(), hosts.variables(problems), hosts.limit(), consent.lockouts(),
                Optional.of(consent.locking(request.run().keeping().store())));
        Path here = hosts.folder();
        List<Playbook> playbooks = request.playbooks().stream().map(name -> parser.parse(here.resolve(name), name, problems)).toList();
        Inventory inventory = hosts.beside(playbooks.get(0).folder()).inventory(problems);
        problems.throwIfAny();
        Selection selection = Selection.of(playbooks, inventory, here, options, templates, problems);
        problems.throwIfAny();
        operator.warn(problems.warnings());
        return new Understood(request, hosts.among().map(selection::among).orElse(selection),
                request.plan().isPresent() ? options.keepingReads() : options);
    }

    /**
     * Runs it.
     *
     * @throws Refused             if no host matches, or it is not confirmed
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunOutcome run(Understood run, RunOperator operator) throws Refused, ConnectionException {
        Selection selection = run.selection();
        HostRequest hosts = run.request().run().hosts();
        if (selection.hosts().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches " + selection.plays().stream().map(p -> "'" + p.pattern() + "'").distinct()
                    .collect(Collectors.joining(", ")) + hosts.limit().map(l -> " within --limit '" + l + "'").orElse("") + hosts.hint());
        }
        run.request().run().consent().check(selection.hosts());
        operator.account();
        operator.confirm(selection.hosts().size(), run.options().check(), Optional.of(preview(run)));
        return carriedOut(run, operator);
    }

    private RunOperator.Preview preview(Understood run) {
        return new RunOperator.Preview(run.selection(), run.selection().writesInCheckRun() ? Optional.empty()
                : Optional.of(listener -> runner.run(run.selection(), run.options().checking(), listener, Journal.none())));
    }

    private RunOutcome carriedOut(Understood run, RunOperator operator) throws Refused, ConnectionException {
        PlayRequest request = run.request();
        Keeping keeping = request.run().keeping();
        Map<String, Set<String>> owed = HandlerDebts.toPay(keeping,
                request.payDebts() ? runner.addresses(run.selection(), run.options()) : Map.of());
        Map<String, Earlier> earlier = keeping.resumes().map(resumed -> Lineage.of(keeping.store(), resumed).earlier()).orElse(Map.of());
        Understood owing = new Understood(request, run.selection(), run.options().owing(owed).resuming(earlier));
        RunReport report = run.options().check() ? seen(owing, operator, Journal.none()) : recorded(owing, operator);
        List<String> notes = request.plan().isPresent() ? List.of(request.plan().get().save(report, run.selection(), request.run())) : List.of();
        Afterword afterword = HandlerDebts.settled(report, keeping.store(), owed);
        if (request.verify() && !report.check()) {
            afterword = afterword.readBack(readBack.of(keeping.store().read(report.id()), runner.addresses(run.selection(), run.options()),
                    run.options().forks()));
        }
        return new RunOutcome(report, afterword, Groups.of(run.selection().inventory()), notes);
    }

    private RunReport recorded(Understood run, RunOperator operator) throws ConnectionException {
        PlaybookSource source = PlaybookSource.ask(run.selection().playbooks().get(0).folder());
        RecordedRun kept = new RecordedRun("play", Optional.empty(), run.request().playbooks(), run.selection().hosts(),
                RequestData.of(run.request()));
        return kept.write(run.request().run(), journal -> {
            RunReport report = seen(run, operator, journal);
            source.commit().ifPresent(commit -> journal.source(commit.id(), commit.dirty()));
            return report;
        });
    }

    private RunReport seen(Understood run, RunOperator operator, Journal journal) throws ConnectionException {
        return operator.see(run.selection(), run.options().tags(), listener -> runner.run(run.selection(), run.options(), listener, journal));
    }
}
