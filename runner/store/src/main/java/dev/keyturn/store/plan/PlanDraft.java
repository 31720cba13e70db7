package dev.keyturn.store.plan;

import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.playbook.Batches;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.plan.Plan.PlannedHost;
import dev.keyturn.store.plan.Plan.PlannedPlay;
import dev.keyturn.store.plan.Plan.PlannedStep;
import dev.keyturn.store.plan.Plan.PlannedTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the hosts and plays of a plan from what a check run reported. */
public final class PlanDraft {
    private final RunReport report;
    private final Set<String> through;

    /**
     * Takes a check run's report.
     *
     * @throws IllegalArgumentException if something in it may not be written down
     */
    public PlanDraft(RunReport report) {
        this.report = report;
        List<String> hidden = report.hosts().stream().filter(host -> host.hidden() > 0).map(HostReport::host).toList();
        if (!hidden.isEmpty()) {
            throw new IllegalArgumentException("tasks with no_log change something on " + String.join(", ", hidden)
                    + ", and what they write must not be in a file; leave them out with --skip-tags, and play them by themselves");
        }
        this.through = report.hosts().stream().filter(HostReport::finished).map(HostReport::host).collect(Collectors.toSet());
    }

    /** The hosts that came to the end. */
    public List<PlannedHost> hosts() {
        return report.hosts().stream().filter(HostReport::finished)
                .map(host -> new PlannedHost(host.host(), host.place(), host.reads())).toList();
    }

    /** The hosts that did not, and why. */
    public Map<String, String> leftOut() {
        Map<String, String> leftOut = new LinkedHashMap<>();
        report.unfinished().forEach(host -> leftOut.put(host.host(), why(host.host())));
        return leftOut;
    }

    private String why(String host) {
        return tasks().flatMap(task -> task.reports().stream()).filter(task -> task.host().equals(host) && task.status().bad() && !task.ignored())
                .map(task -> task.result().message()).reduce((first, last) -> last).orElse("the check run stopped before");
    }

    private Stream<TaskRun> tasks() {
        return report.plays().stream().flatMap(play -> play.tasks().stream());
    }

    /** The plays: batches of one play follow each other, as they did in the check run. */
    public List<PlannedPlay> plays(Function<String, Batches> batches) {
        List<PlannedPlay> plays = new ArrayList<>();
        for (PlayReport play : report.plays()) {
            List<String> hosts = play.hosts().stream().filter(through::contains).toList();
            List<PlannedStep> steps = play.tasks().stream().map(this::step).filter(step -> !step.hosts().isEmpty()).toList();
            if (!steps.isEmpty()) {
                Batches own = batches.apply(play.name());
                plays.add(new PlannedPlay(play.name(), List.of(hosts), own.maxFailPercentage(), own.anyErrorsFatal(), steps));
            }
        }
        return plays;
    }

    private PlannedStep step(TaskRun task) {
        Map<String, PlannedTask> hosts = new LinkedHashMap<>();
        for (TaskReport report : task.reports()) {
            List<Result> results = report.items().isEmpty() ? List.of(report.result()) : report.items().stream().map(item -> item.result()).toList();
            List<RegistryChange> changes = results.stream().flatMap(result -> result.changes().stream()).toList();
            Restart restart = results.stream().map(Result::restart).reduce(Restart.NONE, (a, b) -> b.kind().compareTo(a.kind()) > 0 ? b : a);
            if (through.contains(report.host()) && (!changes.isEmpty() || restart.kind() != Restart.Kind.NONE)) {
                hosts.put(report.host(), new PlannedTask(changes, restart, report.result().message()));
            }
        }
        return new PlannedStep(task.title(), task.place().toString(), task.handler(), hosts);
    }
}
