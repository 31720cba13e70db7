package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Changes;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.Plan.PlannedHost;
import dev.keyturn.store.plan.Plan.PlannedPlay;
import dev.keyturn.store.plan.Plan.PlannedStep;
import dev.keyturn.store.plan.Plan.PlannedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts of a plan on which the very same things are done.
 *
 * @param hosts their names
 * @param parts what is done on each of them, in order
 */
public record PlanGroup(List<String> hosts, List<Part> parts) {
    /**
     * What one task or handler does.
     *
     * @param play    the play it belongs to
     * @param title   the task's title
     * @param place   where the task stands in its playbook
     * @param handler whether it is a handler
     * @param changes what it changes
     * @param restart what has to restart for that to be in force
     */
    public record Part(String play, String title, String place, boolean handler, List<RegistryChange> changes, Restart restart) {
    }

    /** The hosts of a plan in groups, the largest first; those on which nothing is done are a group without parts. */
    public static List<PlanGroup> of(Plan plan) {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        plan.hosts().stream().map(PlannedHost::host).forEach(host -> parts.put(host, new ArrayList<>()));
        for (PlannedPlay play : plan.plays()) {
            play.steps().forEach(step -> step.hosts().forEach((host, task) -> parts.get(host).add(part(play, step, task))));
        }
        Map<List<Part>, List<String>> same = new LinkedHashMap<>();
        parts.forEach((host, all) -> same.computeIfAbsent(all, each -> new ArrayList<>()).add(host));
        List<PlanGroup> groups = new ArrayList<>();
        same.forEach((all, hosts) -> groups.add(new PlanGroup(hosts, all)));
        groups.sort(Comparator.comparingInt(group -> -group.hosts().size()));
        return groups;
    }

    private static Part part(PlannedPlay play, PlannedStep step, PlannedTask task) {
        return new Part(play.name(), step.title(), step.place(), step.handler(), task.changes(), task.restart());
    }

    /** How many changes are made on each of the hosts. */
    public int changes() {
        return Changes.count(parts.stream().flatMap(part -> part.changes().stream()).toList());
    }

    /** The widest restart that each of the hosts needs. */
    public Restart.Kind restart() {
        return parts.stream().map(part -> part.restart().kind()).max(Comparator.naturalOrder()).orElse(Restart.Kind.NONE);
    }

    /** Why that has to restart, each reason once; where the host has to, its programs go without saying. */
    public List<Restart> restarts() {
        Restart.Kind widest = restart();
        return parts.stream().map(Part::restart).filter(each -> each.kind() != Restart.Kind.NONE && each.kind() == widest).distinct().toList();
    }
}
