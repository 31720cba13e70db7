package dev.keyturn.engine.play;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.FleetWork;
import dev.keyturn.engine.fleet.RunMeans;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.HostLink;
import dev.keyturn.engine.host.HostResolver;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PolicyMode;
import dev.keyturn.engine.host.RunPeers;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The work of a run of playbooks: which hosts it goes over, and play by play and batch by batch what happens on them. */
final class PlaybookWork implements FleetWork {
    private final Selection selection;
    private final RunOptions options;
    private final Extensions extensions;
    private final Templates templates;
    private final HostResolver resolver;
    private final Interruption interruption;

    PlaybookWork(Selection selection, RunOptions options, Extensions extensions, Templates templates, HostResolver resolver, Interruption interruption) {
        this.selection = selection;
        this.options = options;
        this.extensions = extensions;
        this.templates = templates;
        this.resolver = resolver;
        this.interruption = interruption;
    }

    @Override
    public List<String> names() {
        return selection.playbooks().stream().map(Playbook::name).toList();
    }

    /** A task that says so alone does not count here. */
    @Override
    public Set<String> strict() {
        HostResolver.Known known = selection.known(options);
        Set<String> strict = new LinkedHashSet<>();
        for (Selection.SelectedPlay play : selection.plays()) {
            for (String host : play.hosts()) {
                Variables variables = known.variables(host).with(Map.of(Layer.PLAY, play.play().vars(), Layer.PLAY_FILES, play.play().fileVars()));
                if (PolicyMode.refuses(templates, variables)) {
                    strict.add(host);
                }
            }
        }
        return strict;
    }

    @Override
    public Optional<FleetWork> rehearsal(Set<String> hosts) {
        return selection.writesInCheckRun() ? Optional.empty()
                : Optional.of(new PlaybookWork(selection.among(hosts), options.checking(), extensions, templates, resolver, interruption));
    }

    @Override
    public Map<String, HostState> sessions(GuardedWrites writes) throws ConnectionException {
        HostResolver.Known known = selection.known(options);
        Map<String, Address> addresses = resolver.addresses(selection.hosts(), known);
        Map<String, HostState> sessions = new LinkedHashMap<>();
        RunPeers peers = new RunPeers();
        addresses.forEach((name, address) -> sessions.put(name, new HostState(name,
                new HostLink(address, WriteMode.of(options.check()), options.readsKept(), interruption, writes),
                known.variables(name), options.earlier().getOrDefault(name, Earlier.NONE), peers)));
        selection.plays().forEach(play -> play.hosts().forEach(host -> sessions.get(host).expectPlay()));
        Connector.checkUsable(addresses.values());
        return sessions;
    }

    @Override
    public List<PlayReport> run(Map<String, HostState> sessions, RunMeans means) {
        CallRunner calls = new CallRunner(extensions.modules(), templates, options, means.planAndApply());
        return plays(sessions, new PlayContext(new TaskRunner(calls, templates, means.planAndApply().usual()), templates, means));
    }

    /** As in Ansible, nothing follows a play that all its hosts failed in, and no playbook follows one that a host failed in. */
    private List<PlayReport> plays(Map<String, HostState> sessions, PlayContext context) {
        List<PlayReport> plays = new ArrayList<>();
        for (Selection.SelectedPlay selected : selection.plays()) {
            if (selection.beginsPlaybook(selected) && sessions.values().stream().anyMatch(HostState::out)) {
                break;
            }
            List<HostState> hosts = selected.hosts().stream().map(sessions::get).toList();
            boolean fresh = !hosts.isEmpty() && hosts.stream().noneMatch(HostState::out);
            if (!batches(selected, sessions, context, plays) || fresh && hosts.stream().allMatch(HostState::out)) {
                break;
            }
        }
        return plays;
    }

    /** Runs a play batch by batch; false if it has gone wrong on more hosts than it allows, so that nothing else runs. */
    private boolean batches(Selection.SelectedPlay selected, Map<String, HostState> sessions, PlayContext context, List<PlayReport> plays) {
        for (List<String> batch : selected.play().batches().of(selected.hosts())) {
            List<HostState> before = batch.stream().map(sessions::get).filter(host -> !host.out()).toList();
            plays.add(play(selected, batch, sessions, context));
            if (context.means().interruption().requested()) {
                return false;
            }
            int out = (int) before.stream().filter(HostState::out).count();
            if (!before.isEmpty() && (selected.play().batches().stops(out, before.size())
                    || !selected.play().batches().serial().isEmpty() && out == before.size())) {
                return false;
            }
        }
        return true;
    }

    private PlayReport play(Selection.SelectedPlay selected, List<String> batch, Map<String, HostState> sessions, PlayContext context) {
        Play play = selected.play();
        Program program = new Program(play.tasks(), options.tags(), play.forceHandlers());
        List<String> names = batch.stream().filter(name -> !sessions.get(name).out()).toList();
        context.means().listener().playStarted(selected.name(), names.isEmpty() ? batch : names, Selection.steps(play, program));
        if (names.isEmpty()) {
            if (!batch.isEmpty()) {
                context.means().listener().noHostsLeft();
            }
            return new PlayReport(selected.name(), names, List.of());
        }
        Remaining remaining = new Remaining(names.stream().map(sessions::get).toList());
        List<HostRunner> hosts = names.stream().map(sessions::get)
                .map(host -> new HostRunner(host, variables(host, selected, remaining), program, play.handlers(), context.means().journal())).toList();
        hosts.forEach(host -> host.owes(options.owed().getOrDefault(host.host(), Set.of()), templates));
        return new PlayRunner(play, program, context).run(selected.name(), hosts, extensions.facts());
    }

    private static Variables variables(HostState host, Selection.SelectedPlay selected, Remaining remaining) {
        Map<String, Object> magic = selected.magic(host.variables().layer(Layer.MAGIC), remaining);
        return host.variables().with(Map.of(Layer.PLAY, selected.play().vars(), Layer.PLAY_FILES, selected.play().fileVars(), Layer.MAGIC, magic));
    }
}
