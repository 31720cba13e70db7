package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.fleet.Prepared.PreparedPlay;
import dev.keyturn.engine.fleet.Prepared.Step;
import dev.keyturn.engine.host.Carrier;
import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.host.GuardedWrites;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.HostLink;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PolicyMode;
import dev.keyturn.engine.host.PolicyRefusals;
import dev.keyturn.engine.host.RunPeers;
import dev.keyturn.engine.host.Session;
import dev.keyturn.engine.host.StaleException;
import dev.keyturn.engine.host.Way;
import dev.keyturn.engine.journal.EvenClock;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.engine.lock.RunLocks;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.registry.RegistryException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Carries out what is prepared. No playbook is read and no template evaluated; hosts, batches, journal and report are as in any run. */
public final class PreparedRunner {
    private final Guards guards;
    private final Interruption interruption;

    public PreparedRunner(Guards guards, Interruption interruption) {
        this.guards = guards;
        this.interruption = interruption;
    }

    /** One host on its way through a play. */
    private static final class Traveller implements Member {
        private final Session session;
        private int left;

        Traveller(Session session, int steps) {
            this.session = session;
            this.left = steps;
        }

        @Override
        public Session session() {
            return session;
        }

        @Override
        public boolean left() {
            return left == 0 || session.out();
        }
    }

    /**
     * Carries it out.
     *
     * @param journal what is written down of it
     * @throws ConnectionException if this machine cannot open a connection that hosts are to be reached by; nothing was opened then
     */
    public RunReport run(Prepared prepared, Mode mode, RunListener listener, Journal journal) throws ConnectionException {
        Connector.checkUsable(prepared.addresses().values());
        PolicyRefusals refusals = new PolicyRefusals();
        Set<String> strict = strict(prepared);
        if (!strict.isEmpty()) {
            Mode looking = new Mode(true, mode.forks(), mode.lockouts(), Optional.empty());
            run(prepared.among(strict), looking, new RunListener() { }, Journal.none(), refusals);
        }
        refusals.found();
        return run(prepared, mode, listener, journal, refusals);
    }

    /** The hosts on which nothing may be written that a Group Policy sets back. */
    private static Set<String> strict(Prepared prepared) throws ConnectionException {
        Set<String> strict = new LinkedHashSet<>();
        for (Map.Entry<String, Connector.Address> host : prepared.addresses().entrySet()) {
            if (PolicyMode.of(host.getValue().request()) == PolicyAccess.Mode.REFUSE) {
                strict.add(host.getKey());
            }
        }
        return strict;
    }

    private RunReport run(Prepared prepared, Mode mode, RunListener listener, Journal journal, PolicyRefusals refusals) {
        EvenClock clock = new EvenClock();
        Instant started = clock.instant();
        RunLocks locks = new RunLocks(mode.locking(), journal, interruption::requested);
        Map<String, Session> sessions = sessions(prepared, mode, new GuardedWrites(guards.allowing(mode.lockouts()), journal, locks, refusals));
        Carrier carrier = new Carrier(mode.check(), journal.run());
        List<PlayReport> plays = new ArrayList<>();
        try (Workers workers = new Workers(mode.forks())) {
            for (PreparedPlay play : prepared.plays()) {
                if (!play(play, sessions, new Means(carrier, workers, listener, journal), plays)) {
                    break;
                }
            }
            RunReport report = new RunReport(journal.run(), started, clock.instant(), mode.check(), prepared.names(), plays,
                    sessions.values().stream().sorted(Comparator.comparing(Session::host)).map(Session::report).toList(), interruption.requested());
            listener.runFinished(report);
            return report;
        } finally {
            Session.closeAll(sessions.values(), mode.forks());
            locks.close();
        }
    }

    /**
     * How it is carried out.
     *
     * @param check    whether to predict only
     * @param forks    how many hosts at once
     * @param lockouts the hosts that may be locked out
     * @param locking  how hosts that are written are locked; empty if they are not
     */
    public record Mode(boolean check, int forks, Set<String> lockouts, Optional<Locking> locking) {
    }

    private record Means(Carrier carrier, Workers workers, RunListener listener, Journal journal) {
    }

    private Map<String, Session> sessions(Prepared prepared, Mode mode, GuardedWrites writes) {
        Map<String, Session> sessions = new LinkedHashMap<>();
        RunPeers peers = new RunPeers();
        prepared.addresses().forEach((host, address) ->
                sessions.put(host, new Session(host, new HostLink(address, mode.check(), interruption, writes), Variables.NONE, Earlier.NONE, peers)));
        prepared.plays().forEach(play -> play.batches().forEach(batch -> batch.forEach(host -> sessions.get(host).expectPlay())));
        return sessions;
    }

    /** Runs a play batch by batch; false if nothing is to follow it. */
    private boolean play(PreparedPlay play, Map<String, Session> sessions, Means means, List<PlayReport> plays) {
        for (List<String> batch : play.batches()) {
            List<Session> hosts = batch.stream().map(sessions::get).filter(host -> !host.out()).toList();
            means.listener().playStarted(play.name(), hosts.isEmpty() ? batch : hosts.stream().map(Session::host).toList(), play.steps().size());
            plays.add(batch(play, hosts, means));
            boolean stops = !hosts.isEmpty() && play.rollout().stops((int) hosts.stream().filter(Session::out).count(), hosts.size());
            if (interruption.requested()) {
                return false;
            } else if (stops || hosts.stream().allMatch(Session::out)) {
                means.listener().noHostsLeft();
                if (stops) {
                    return false;
                }
            }
        }
        return true;
    }

    private PlayReport batch(PreparedPlay play, List<Session> hosts, Means means) {
        Together together = new Together(means.workers(), means.listener(), interruption);
        List<Traveller> travellers = hosts.stream().map(host -> new Traveller(host,
                (int) play.steps().stream().filter(step -> step.work().containsKey(host.host())).count())).toList();
        for (Step step : play.steps()) {
            List<Traveller> ready = travellers.stream().filter(host -> !host.session.out() && step.work().containsKey(host.host())).toList();
            if (!ready.isEmpty() && !play.rollout().stops((int) hosts.stream().filter(Session::out).count(), hosts.size())) {
                together.atOnce(ready, new Together.Doing<Traveller>(step.title(), step.place(), step.handler(), host -> step(step, host, means.carrier())));
            }
        }
        travellers.stream().filter(host -> host.left > 0 && host.session.wrote()).forEach(host -> owe(play, host, means.journal()));
        together.left(travellers);
        travellers.stream().filter(host -> host.left == 0).forEach(host -> host.session.finishedPlay());
        return new PlayReport(play.name(), hosts.stream().map(Session::host).toList(), together.done());
    }

    /** A host that was changed and did not come to the end owes the handlers that it did not come to. */
    private static void owe(PreparedPlay play, Traveller host, Journal journal) {
        List<Step> own = play.steps().stream().filter(step -> step.work().containsKey(host.host())).toList();
        own.subList(own.size() - host.left, own.size()).stream().filter(Step::handler).map(Step::title).forEach(title -> {
            host.session.owes(title);
            journal.notified(host.host(), title);
        });
    }

    private static TaskReport step(Step step, Traveller host, Carrier carrier) {
        Session session = host.session;
        Result result;
        try {
            Way way = carrier.check() ? Way.PREDICTED : Way.REAL;
            result = carrier.carry(step.work().get(host.host()), session, new Carrier.Mode(step.title(), way, false, Optional.empty()));
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
