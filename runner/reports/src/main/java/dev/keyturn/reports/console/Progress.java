package dev.keyturn.reports.console;

import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.reports.HostList;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/** How far a run has come, counted from its events. For several threads. */
public final class Progress {
    private final LongSupplier nanoTime;
    private final long started;
    private final long steps;
    /** How many plays each host still has to come through. */
    private final Map<String, Integer> playsLeft = new HashMap<>();
    /** The steps of the present play that each host has not gone through yet. */
    private final Map<String, Integer> stepsLeft = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private long stepsDone;
    private int hosts;
    private int running;
    private int done;
    private long settings;

    private Progress(long steps, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.steps = steps;
    }

    /** Of plays that are about to run. */
    public static Progress of(Selection selection, Tags tags, LongSupplier nanoTime) {
        Progress progress = new Progress(selection.steps(tags), nanoTime);
        selection.plays().forEach(play -> progress.expect(play.hosts()));
        return progress;
    }

    /** Of prepared work. */
    public static Progress of(Prepared prepared, LongSupplier nanoTime) {
        Progress progress = new Progress(prepared.steps(), nanoTime);
        prepared.plays().forEach(play -> play.batches().forEach(progress::expect));
        return progress;
    }

    private void expect(List<String> names) {
        names.forEach(host -> playsLeft.merge(host, 1, Integer::sum));
        hosts = playsLeft.size();
    }

    synchronized void playStarted(List<String> names, int stepsOfEach) {
        names.forEach(host -> stepsLeft.put(host, stepsOfEach));
    }

    synchronized void hostStarted() {
        running++;
    }

    synchronized void hostFinished(TaskReport task, int more) {
        running--;
        settings += more;
        if (stepsLeft.getOrDefault(task.host(), 0) > 0) {
            stepsLeft.merge(task.host(), -1, Integer::sum);
            stepsDone++;
        }
        boolean lost = task.status() == Status.UNREACHABLE || task.status() == Status.FAILED && !task.ignored() && !task.rescued();
        if (lost && failed.add(task.host())) {
            finished(task.host());
        }
    }

    /** What it skipped on its way is done as well. A host may leave a play twice over. */
    synchronized void hostLeft(String host) {
        Integer rest = stepsLeft.remove(host);
        if (rest != null) {
            stepsDone += rest;
            if (!failed.contains(host) && playsLeft.merge(host, -1, Integer::sum) == 0) {
                finished(host);
            }
        }
    }

    private void finished(String host) {
        playsLeft.remove(host);
        done++;
    }

    /** How long it has been running. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - started);
    }

    /** The figures, short enough for a line of a terminal. */
    synchronized String text() {
        double seconds = elapsed().toNanos() / 1e9;
        long rate = seconds > 0 ? Math.round(settings / seconds) : 0;
        return tasks() + done + " of " + HostList.count(hosts, "host") + " done, " + running + " running, " + failed.size() + " failed, " + rate
                + " settings/s" + (stepsDone == 0 ? "" : ", " + left((long) (seconds * (steps - stepsDone) / stepsDone)) + " left");
    }

    /** As long as hosts go through a play side by side, none of them is done before the last task; how far they are is seen from the steps. */
    private String tasks() {
        return steps == 0 ? "" : 100 * stepsDone / steps + " %, ";
    }

    private static String left(long seconds) {
        return seconds < 3_600 ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
