package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared.PreparedPlay;
import dev.keyturn.engine.fleet.Prepared.Step;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.HostLink;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PlanAndApply;
import dev.keyturn.engine.host.PolicyMode;
import dev.keyturn.engine.host.RunPeers;
import dev.keyturn.engine.host.StaleException;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.registry.RegistryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The work of a run that carries out what is prepared. No playbook is read and no template evaluated. */
final class PreparedWork implements FleetWork {
    private final Prepared prepared;
    private final WriteMode usual;
    private final Interruption interruption;

    PreparedWork(Prepared prepared, WriteMode usual, Interruption interruption) {
        this.prepared = prepared;
        this.usual = usual;
        this.interruption = interruption;
    }

    /** One host on its way through a play. */
    private static final class Traveller implements HostInPlay {
        private final HostState session;
        private int left;

        Traveller(HostState session, int steps) {
            this.session = session;
            this.left = steps;
        }

        @Override
        public HostState session() {
            return session;
        }

        @Override
        public boolean left() {
            return left == 0 || session.out();
        }
    }

    @Override
    public List<String> names() {
        return prepared.names();
    }

    @Override
    public Set<String> strict() throws ConnectionException {
        Set<String> strict = new LinkedHashSet<>();
        for (Map.Entry<String, Address> host : prepared.addresses().entrySet()) {
            if (PolicyMode.of(host.getValue().request()) == PolicyAccess.Mode.REFUSE) {
                strict.add(host.getKey());
            }
        }
        return strict;
    }

    @Override
    public Optional<FleetWork> rehearsal(Set<String> hosts) {
        return Optional.of(new PreparedWork(prepared.among(hosts), WriteMode.PREDICTED, interruption));
    }

    @Override
    public Map<String, HostState> sessions(GuardedWrites writes) throws ConnectionException {
        Connector.checkUsable(prepared.addresses().values());
        Map<String, HostState> sessions = new LinkedHashMap<>();
        RunPeers peers = new RunPeers();
        prepared.addresses().forEach((host, address) ->
                sessions.put(host, new HostState(host, new HostLink(address, usual, false, interruption, writes), Variables.NONE, Earlier.NONE, peers)));
        prepared.plays().forEach(play -> play.batches().forEach(batch -> batch.forEach(host -> sessions.get(host).expectPlay())));
        return sessions;
    }

    @Override
    public List<PlayReport> run(Map<String, HostState> sessions, RunMeans means) {
        List<PlayReport> plays = new ArrayList<>();
        for (PreparedPlay play : prepared.plays()) {
            if (!play(play, sessions, means, plays)) {
                break;
            }
        }
        return plays;
    }

    /** Runs a play batch by batch; false if nothing is to follow it. */
    private boolean play(PreparedPlay play, Map<String, HostState> sessions, RunMeans means, List<PlayReport> plays) {
        for (List<String> batch : play.batches()) {
            List<HostState> hosts = batch.stream().map(sessions::get).filter(host -> !host.out()).toList();
            means.listener().playStarted(play.name(), hosts.isEmpty() ? batch : hosts.stream().map(HostState::host).toList(), play.steps().size());
            plays.add(batch(play, hosts, means));
            boolean stops = !hosts.isEmpty() && play.limits().stops((int) hosts.stream().filter(HostState::out).count(), hosts.size());
            if (means.interruption().requested()) {
                return false;
            } else if (stops || hosts.stream().allMatch(HostState::out)) {
                means.listener().noHostsLeft();
                if (stops) {
                    return false;
                }
            }
        }
        return true;
    }

    private PlayReport batch(PreparedPlay play, List<HostState> hosts, RunMeans means) {
        SideBySide together = new SideBySide(means);
        List<Traveller> travellers = hosts.stream().map(host -> new Traveller(host,
                (int) play.steps().stream().filter(step -> step.work().containsKey(host.host())).count())).toList();
        for (Step step : play.steps()) {
            List<Traveller> ready = travellers.stream().filter(host -> !host.session.out() && step.work().containsKey(host.host())).toList();
            if (!ready.isEmpty() && !play.limits().stops((int) hosts.stream().filter(HostState::out).count(), hosts.size())) {
                together.atOnce(ready, new SideBySide.Doing<Traveller>(step.title(), step.place(), step.handler(), host -> step(step, host, means.planAndApply())));
            }
        }
        travellers.stream().filter(host -> host.left > 0 && host.session.wrote()).forEach(host -> owe(play, host, means.journal()));
        together.left(travellers);
        travellers.stream().filter(host -> host.left == 0).forEach(host -> host.session.finishedPlay());
        means.workers().each(hosts, HostState::closeIfDone);
        return new PlayReport(play.name(), hosts.stream().map(HostState::host).toList(), together.done());
    }

    /** A host that was changed and did not come to the end owes the handlers that it did not come to. */
    private static void owe(PreparedPlay play, Traveller host, Journal journal) {
        List<Step> own = play.steps().stream().filter(step -> step.work().containsKey(host.host())).toList();
        own.subList(own.size() - host.left, own.size()).stream().filter(Step::handler).map(Step::title).forEach(title -> {
            host.session.owes(title);
            journal.notified(host.host(), title);
        });
    }

    private static TaskReport step(Step step, Traveller host, PlanAndApply planAndApply) {
        HostState session = host.session;
        Result result;
        try {
            result = planAndApply.carry(step.work().get(host.host()), session, new PlanAndApply.Mode(step.title(), planAndApply.usual(), false, Optional.empty()));
        } catch (StaleException e) {
            session.drifted();
            result = Result.failed(e.getMessage());
        } catch (ConnectionException | ConnectionLostException e) {
            result = Result.of(Status.UNREACHABLE, e.getMessage(), Map.of("unreachable", true));
        } catch (RegistryException e) {
            result = Result.failed(e.getMessage());
        }
        TaskReport report = new TaskReport(host.host(), result, List.of(), false, false);
        session.count(report);
        if (result.status().bad()) {
            session.leave();
        } else {
            host.left--;
        }
        return report;
    }
}
