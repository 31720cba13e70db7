package dev.keyturn.engine.play;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.fleet.Workers;
import dev.keyturn.engine.host.Carrier;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.HostLink;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PolicyMode;
import dev.keyturn.engine.host.PolicyRefusals;
import dev.keyturn.engine.host.RunPeers;
import dev.keyturn.engine.host.Session;
import dev.keyturn.engine.journal.EvenClock;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.lock.RunLocks;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.inventory.Host;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs playbooks over hosts, and gives back what happened. */
public final class PlaybookRunner {
    private final Extensions extensions;
    private final Connector connector;
    private final Templates templates;
    private final Interruption interruption;

    public PlaybookRunner(Extensions extensions, Connector connector, Templates templates, Interruption interruption) {
        this.extensions = extensions;
        this.connector = connector;
        this.templates = templates;
        this.interruption = interruption;
    }

    /**
     * Runs what was selected.
     *
     * @param journal what is written down of it
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunReport run(Selection selection, RunOptions options, RunListener listener, Journal journal) throws ConnectionException {
        PolicyRefusals refusals = new PolicyRefusals();
        Set<String> strict = strict(selection, options);
        if (!strict.isEmpty() && !selection.writesInCheckRun()) {
            run(selection.among(strict), options.checking(), new RunListener() { }, Journal.none(), refusals);
        }
        refusals.found();
        return run(selection, options, listener, journal, refusals);
    }

    /** The hosts on which nothing may be written that a Group Policy sets back; a task that says so alone does not count here. */
    private Set<String> strict(Selection selection, RunOptions options) {
        Set<String> strict = new LinkedHashSet<>();
        for (Selection.SelectedPlay play : selection.plays()) {
            for (String host : play.hosts()) {
                Variables variables = variables(host, selection, options)
                        .with(Map.of(Layer.PLAY, play.play().vars(), Layer.PLAY_FILES, play.play().fileVars()));
                if (PolicyMode.refuses(templates, variables)) {
                    strict.add(host);
                }
            }
        }
        return strict;
    }

    private RunReport run(Selection selection, RunOptions options, RunListener listener, Journal journal, PolicyRefusals refusals)
            throws ConnectionException {
        EvenClock clock = new EvenClock();
        Instant started = clock.instant();
        RunLocks locks = new RunLocks(options.locking(), journal, interruption::requested);
        GuardedWrites writes = new GuardedWrites(extensions.guards().allowing(options.lockouts()), journal, locks, refusals);
        Map<String, Session> sessions = sessions(selection, options, writes);
        Caller caller = new Caller(extensions.modules(), templates, options, new Carrier(options.check(), journal.run()));
        TaskRunner tasks = new TaskRunner(caller, templates, options.check());
        try (Workers workers = new Workers(options.forks())) {
            List<PlayReport> plays = plays(selection, sessions, options, new Stage(tasks, templates, workers, listener, interruption, journal));
            RunReport report = new RunReport(journal.run(), started, clock.instant(), options.check(),
                    selection.playbooks().stream().map(Playbook::name).toList(), plays,
                    sessions.values().stream().sorted(java.util.Comparator.comparing(Session::host)).map(Session::report).toList(),
                    interruption.requested());
            listener.runFinished(report);
            return report;
        } finally {
            Session.closeAll(sessions.values(), options.forks());
            locks.close();
        }
    }

    /**
     * The way to each host, as far as its variables tell; nothing is opened.
     *
     * @throws ConnectionException if a host names no way to it
     */
    public Map<String, Address> addresses(Selection selection, RunOptions options) throws ConnectionException {
        Map<String, Address> addresses = new LinkedHashMap<>();
        for (String name : selection.hosts()) {
            addresses.put(name, address(name, variables(name, selection, options), selection, options));
        }
        return addresses;
    }

    private static Variables variables(String name, Selection selection, RunOptions options) {
        return Variables.NONE.with(selection.inventory().variablesOf(name))
                .with(Layer.MAGIC, Magic.of(name, selection.inventory(), options.check())).with(Layer.EXTRA, options.extraVars());
    }

    private Address address(String name, Variables variables, Selection selection, RunOptions options) throws ConnectionException {
        Host host = selection.inventory().host(name).orElseThrow();
        return connector.address(name, variables, host.folder(), selection.workingDirectory(), options.connection());
    }

    /** As in Ansible, nothing follows a play that all its hosts failed in, and no playbook follows one that a host failed in. */
    private List<PlayReport> plays(Selection selection, Map<String, Session> sessions, RunOptions options, Stage stage) {
        List<PlayReport> plays = new ArrayList<>();
        for (Selection.SelectedPlay selected : selection.plays()) {
            if (selection.beginsPlaybook(selected) && sessions.values().stream().anyMatch(Session::out)) {
                break;
            }
            List<Session> hosts = selected.hosts().stream().map(sessions::get).toList();
            boolean fresh = !hosts.isEmpty() && hosts.stream().noneMatch(Session::out);
            if (!batches(selected, sessions, options, stage, plays) || fresh && hosts.stream().allMatch(Session::out)) {
                break;
            }
        }
        return plays;
    }

    /** Runs a play batch by batch; false if it has gone wrong on more hosts than it allows, so that nothing else runs. */
    private boolean batches(Selection.SelectedPlay selected, Map<String, Session> sessions, RunOptions options, Stage stage, List<PlayReport> plays) {
        for (List<String> batch : selected.play().rollout().batches(selected.hosts())) {
            List<Session> before = batch.stream().map(sessions::get).filter(host -> !host.out()).toList();
            plays.add(play(selected, batch, sessions, options, stage));
            if (interruption.requested()) {
                return false;
            }
            int out = (int) before.stream().filter(Session::out).count();
            if (!before.isEmpty() && (selected.play().rollout().stops(out, before.size())
                    || !selected.play().rollout().serial().isEmpty() && out == before.size())) {
                return false;
            }
        }
        return true;
    }

    private PlayReport play(Selection.SelectedPlay selected, List<String> batch, Map<String, Session> sessions, RunOptions options, Stage stage) {
        Play play = selected.play();
        Program program = new Program(play.tasks(), options.tags(), play.forceHandlers());
        List<String> names = batch.stream().filter(name -> !sessions.get(name).out()).toList();
        stage.listener().playStarted(selected.name(), names.isEmpty() ? batch : names, Selection.steps(play, program));
        if (names.isEmpty()) {
            if (!batch.isEmpty()) {
                stage.listener().noHostsLeft();
            }
            return new PlayReport(selected.name(), names, List.of());
        }
        Remaining remaining = new Remaining(names.stream().map(sessions::get).toList());
        List<HostRunner> hosts = names.stream().map(sessions::get)
                .map(host -> new HostRunner(host, variables(host, selected, remaining), program, play.handlers(), stage.journal())).toList();
        hosts.forEach(host -> host.owes(options.owed().getOrDefault(host.host(), Set.of()), templates));
        return new PlayRunner(play, program, stage).run(selected.name(), hosts, extensions.facts());
    }

    private static Variables variables(Session host, Selection.SelectedPlay selected, Remaining remaining) {
        Map<String, Object> magic = Magic.inPlay(host.variables().layer(Layer.MAGIC), selected, remaining);
        return host.variables().with(Map.of(Layer.PLAY, selected.play().vars(), Layer.PLAY_FILES, selected.play().fileVars(), Layer.MAGIC, magic));
    }

    private Map<String, Session> sessions(Selection selection, RunOptions options, GuardedWrites writes) throws ConnectionException {
        Map<String, Session> sessions = new LinkedHashMap<>();
        List<Address> addresses = new ArrayList<>();
        RunPeers peers = new RunPeers();
        for (String name : selection.hosts()) {
            Variables variables = variables(name, selection, options);
            Address address = address(name, variables, selection, options);
            addresses.add(address);
            sessions.put(name, new Session(name, new HostLink(address, options.check(), interruption, writes), variables,
                    options.earlier().getOrDefault(name, Earlier.NONE), peers));
        }
        selection.plays().forEach(play -> play.hosts().forEach(host -> sessions.get(host).expectPlay()));
        Connector.checkUsable(addresses);
        return sessions;
    }

    /** A play's name with its templates resolved in what is known without a host. */
    static String name(Play play, Templates templates, Map<String, Object> variables) {
        try {
            return String.valueOf(templates.render(play.name(), variables));
        } catch (TemplateException e) {
            return play.name();
        }
    }
}
