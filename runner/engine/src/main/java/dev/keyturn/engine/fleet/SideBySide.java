package dev.keyturn.engine.fleet;

import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.report.Folding;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does the tasks of one play on several hosts side by side, tells the listener of each, and keeps their reports. */
public final class SideBySide {
    private final Workers workers;
    private final RunListener listener;
    private final Interruption interruption;
    private final Folding folding;
    private final List<TaskRun> done = new ArrayList<>();

    public SideBySide(RunMeans means) {
        this.workers = means.workers();
        this.listener = means.listener();
        this.interruption = means.interruption();
        this.folding = means.planAndApply().folding();
    }

    /**
     * What is done.
     *
     * @param title   the task's title
     * @param place   where it stands
     * @param handler whether it is a handler
     * @param work    does it on one host
     */
    public record Doing<M extends HostInPlay>(String title, Place place, boolean handler, Function<M, TaskReport> work) {
    }

    /** All at once, which is over when the last of them is. */
    public <M extends HostInPlay> void atOnce(List<M> hosts, Doing<M> doing) {
        if (interruption.requested()) {
            return;
        }
        tell(() -> listener.taskStarted(doing.title, doing.place, doing.handler));
        List<TaskReport> reports = workers.map(hosts, host -> watched(host, doing.work)).stream().flatMap(Optional::stream).toList();
        tell(() -> keep(doing, reports));
    }

    /** One after the other, while other threads do other hosts; told when it is over. */
    public <M extends HostInPlay> void oneByOne(List<M> hosts, Doing<M> doing) {
        List<TaskReport> reports = hosts.stream().map(host -> watched(host, doing.work)).flatMap(Optional::stream).toList();
        tell(() -> {
            if (!reports.isEmpty()) {
                listener.taskStarted(doing.title, doing.place, doing.handler);
            }
            keep(doing, reports);
        });
    }

    private void keep(Doing<?> doing, List<TaskReport> reports) {
        if (!reports.isEmpty()) {
            TaskRun run = new TaskRun(doing.title, doing.place, doing.handler, reports);
            done.add(run);
            listener.taskFinished(run);
        }
    }

    /** Does the work on one host, unless the run is to stop; what has begun is always finished. */
    private <M extends HostInPlay> Optional<TaskReport> watched(M host, Function<M, TaskReport> work) {
        if (interruption.requested()) {
            return Optional.empty();
        }
        tell(() -> listener.hostStarted(host.host()));
        TaskReport report = folding.report(work.apply(host));
        tell(() -> {
            listener.hostFinished(report, host.session().takeSettings());
            if (host.left()) {
                listener.hostLeft(host.host());
            }
        });
        return Optional.of(report);
    }

    /** Tells that hosts have left the play. */
    public void left(List<? extends HostInPlay> hosts) {
        hosts.forEach(host -> tell(() -> listener.hostLeft(host.host())));
    }

    /** The reports so far, in the order in which the tasks ended. */
    public List<TaskRun> done() {
        return done;
    }

    private void tell(Runnable news) {
        synchronized (done) {
            news.run();
        }
    }
}
