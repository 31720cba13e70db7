package dev.keyturn.reports.files;

import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.module.Restart;
import dev.keyturn.operations.run.Afterword;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.files.HostFinished.Counts;
import dev.keyturn.reports.files.HostFinished.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The events of a run, made from its report. */
public final class RunEvents {
    private final RunReport report;
    private final Function<String, List<String>> groups;

    private RunEvents(RunReport report, Function<String, List<String>> groups) {
        this.report = report;
        this.groups = groups;
    }

    /** Who gave the command, and where. */
    public record Origin(String command, String user, String controller) {
    }

    /**
     * All events of a run, host by host.
     *
     * @param groups    the groups of a host
     * @param afterword what is said after the run
     * @param exit      the exit code
     */
    public static List<ReportEvent> of(RunReport report, Origin origin, Function<String, List<String>> groups, Afterword afterword, int exit) {
        List<ReportEvent> events = new ArrayList<>();
        events.add(new RunStarted(report.id(), report.started(), origin.command(), origin.user(), origin.controller(), report.playbooks(),
                report.check()));
        new RunEvents(report, groups).hosts(events);
        List<String> notes = new ArrayList<>(HostList.owed(afterword));
        notes.addAll(afterword.readBack());
        events.add(new RunFinished(report.ended(), report.hosts().size(), (int) report.hosts().stream().filter(host -> !host.unchanged()).count(),
                report.unfinished().size(), report.interrupted(), exit, notes));
        return events;
    }

    private void hosts(List<ReportEvent> events) {
        Map<String, HostRows> rows = new LinkedHashMap<>();
        report.hosts().forEach(host -> rows.put(host.host(), new HostRows(host.host(), groups.apply(host.host()), report.check())));
        for (PlayReport play : report.plays()) {
            for (TaskRun task : play.tasks()) {
                for (TaskReport each : task.reports()) {
                    rows.get(each.host()).add(task, each);
                }
            }
        }
        for (HostReport host : report.hosts()) {
            End end = end(host);
            events.addAll(rows.get(host.host()).end(end, host.owed(), report.id()));
            Totals t = host.totals();
            events.add(new HostFinished(host.host(), groups.apply(host.host()), host.place(),
                    new Counts(t.ok(), t.changed(), t.failed(), t.unreachable(), t.skipped()), end,
                    host.restart().map(RunEvents::restart).orElse("")));
        }
    }

    private static End end(HostReport host) {
        if (host.stale()) {
            return End.STALE;
        } else if (host.totals().unreachable() > 0) {
            return End.UNREACHABLE;
        } else if (host.totals().failed() > 0) {
            return End.FAILED;
        }
        return host.finished() ? End.FINISHED : End.STOPPED;
    }

    private static String restart(RestartNeed need) {
        return (need.kind() == Restart.Kind.REBOOT ? "the host: " : "programs: ") + String.join("; ", need.reasons())
                + need.since().map(since -> ", since " + since).orElse("");
    }
}
