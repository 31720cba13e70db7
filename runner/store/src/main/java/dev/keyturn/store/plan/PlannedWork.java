package dev.keyturn.store.plan;

import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.Prepared.PreparedPlay;
import dev.keyturn.engine.fleet.Prepared.Step;
import dev.keyturn.engine.host.StaleException;
import dev.keyturn.engine.host.Work;
import dev.keyturn.language.playbook.Batches;
import dev.keyturn.language.source.Place;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.plan.Plan.PlannedHost;
import dev.keyturn.store.plan.Plan.PlannedPlay;
import dev.keyturn.store.plan.Plan.PlannedStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan made ready to be carried out on some of its hosts.
 *
 * @param plan      the plan
 * @param addresses the ways to the hosts
 */
public record PlannedWork(Plan plan, Map<String, Address> addresses) {
    private static final String COMPARE = "the host is as the plan found it";

    /** A look at all hosts, which writes nothing. */
    public Prepared comparison() {
        List<String> hosts = List.copyOf(addresses.keySet());
        return new Prepared(plan.playbooks(), addresses,
                List.of(new PreparedPlay("compare with plan " + plan.id(), List.of(hosts), Batches.ALL, List.of(compare(Set.copyOf(hosts))))));
    }

    /** All of it: each host is compared right before anything is done on it. */
    public Prepared toDo() {
        List<PreparedPlay> plays = new ArrayList<>();
        Set<String> compared = new HashSet<>();
        Map<String, List<RegistryChange>> left = new HashMap<>();
        addresses.keySet().forEach(host -> left.put(host, plan.changes(host)));
        for (PlannedPlay play : plan.plays()) {
            List<List<String>> batches = play.batches().stream().map(batch -> batch.stream().filter(addresses::containsKey).toList())
                    .filter(batch -> !batch.isEmpty()).toList();
            Set<String> fresh = batches.stream().flatMap(List::stream).filter(compared::add).collect(Collectors.toSet());
            List<Step> steps = new ArrayList<>();
            if (!fresh.isEmpty()) {
                steps.add(compare(fresh));
            }
            play.steps().forEach(step -> steps.add(step(step, left)));
            if (!batches.isEmpty()) {
                plays.add(new PreparedPlay(play.name(), batches, new Batches(List.of(), Batches.Order.INVENTORY, play.most(), play.anyErrorsFatal()), steps));
            }
        }
        List<String> idle = addresses.keySet().stream().filter(host -> !compared.contains(host)).toList();
        if (!idle.isEmpty()) {
            plays.add(new PreparedPlay("nothing to do", List.of(idle), Batches.ALL, List.of(compare(Set.copyOf(idle)))));
        }
        return new Prepared(plan.playbooks(), addresses, plays);
    }

    private Step compare(Set<String> hosts) {
        Map<String, Work> work = new LinkedHashMap<>();
        plan.hosts().stream().filter(host -> hosts.contains(host.host())).forEach(host -> work.put(host.host(), compare(host)));
        return new Step(COMPARE, Place.of("plan " + plan.id()), false, work);
    }

    private Work compare(PlannedHost host) {
        String now = addresses.get(host.host()).place();
        if (!now.equals(host.place())) {
            return target -> {
                throw new StaleException("stale: the plan was made for this host at " + host.place() + ", and it is at " + now
                        + " now; make a new plan for it");
            };
        }
        return new AsFound(host.reads(), plan.changes(host.host()));
    }

    /** Takes what the step does out of what is left to do on its hosts. */
    private static Step step(PlannedStep step, Map<String, List<RegistryChange>> left) {
        Map<String, Work> work = new LinkedHashMap<>();
        step.hosts().forEach((host, task) -> {
            if (left.containsKey(host)) {
                List<RegistryChange> later = left.get(host).subList(task.changes().size(), left.get(host).size());
                left.put(host, later);
                work.put(host, new AsPlanned(task, later));
            }
        });
        return new Step(step.title(), Place.of(step.place()), step.handler(), work);
    }
}
