package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Changes;
import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.template.JsonText;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines below a task: what it did on each host; hosts of a large play with the very same lines are folded into one. */
final class HostLines {
    private static final int UNFOLDED = 10;

    private final Painter painter;
    private final DiffText diffs;
    private final boolean diff;
    private final int verbosity;

    HostLines(Painter painter, boolean diff, int verbosity) {
        this.painter = painter;
        this.diffs = new DiffText(painter);
        this.diff = diff;
        this.verbosity = verbosity;
    }

    List<String> lines(List<TaskReport> reports, int hostsOfPlay) {
        List<String> lines = new ArrayList<>();
        if (hostsOfPlay <= UNFOLDED || verbosity > 0) {
            reports.forEach(report -> lines.addAll(lines(report, List.of(report.host()))));
            return lines;
        }
        Map<List<String>, List<TaskReport>> same = new LinkedHashMap<>();
        reports.forEach(report -> same.computeIfAbsent(lines(report, List.of("")), each -> new ArrayList<>()).add(report));
        same.values().forEach(group -> lines.addAll(lines(group.get(0), group.stream().map(TaskReport::host).toList())));
        return lines;
    }

    private List<String> lines(TaskReport report, List<String> hosts) {
        List<String> lines = new ArrayList<>();
        if (report.items().isEmpty()) {
            diff(report.result(), hosts, lines);
            lines.addAll(line(report.result(), HostList.of(hosts), Optional.empty()));
        }
        for (ItemReport item : report.items()) {
            diff(item.result(), hosts, lines);
            lines.addAll(line(item.result(), HostList.of(hosts), Optional.of(item.label())));
        }
        if (report.ignored()) {
            lines.add(painter.status(Status.SKIPPED, "...ignoring"));
        }
        return lines;
    }

    private void diff(Result result, List<String> hosts, List<String> lines) {
        if (diff && !result.changes().isEmpty()) {
            String same = HostList.count(hosts.size(), "host") + ": the same " + HostList.count(Changes.count(result.changes()), "change");
            lines.add("--- " + (hosts.size() > 1 ? same : "before"));
            lines.add("+++ after");
            lines.addAll(diffs.lines(result.changes()));
            lines.add("");
        }
    }

    private List<String> line(Result result, String host, Optional<String> item) {
        List<String> lines = new ArrayList<>();
        String start = word(result.status(), item.isPresent()) + ": [" + host + "]";
        String ofItem = item.map(label -> (result.status() == Status.FAILED ? " (item=" : " => (item=") + PlainText.line(label) + ")").orElse("");
        String text = start + ofItem + details(result, item.isEmpty());
        // JSON has its own escapes, and ends where the line began
        (result.shown() ? text.lines().toList() : PlainText.lines(text)).forEach(part -> lines.add(painter.status(result.status(), part)));
        result.warnings().forEach(warning -> lines.add(painter.warning("[WARNING]: [" + host + "] " + warning)));
        return lines;
    }

    private static String word(Status status, boolean item) {
        return switch (status) {
            case OK -> "ok";
            case CHANGED -> "changed";
            case SKIPPED -> "skipping";
            case UNSUPPORTED -> "unsupported";
            case FAILED -> item ? "failed" : "fatal";
            case UNREACHABLE -> "fatal";
        };
    }

    private String details(Result result, boolean whole) {
        if (result.status() == Status.FAILED) {
            return (whole ? ": FAILED! => " : " => ") + (verbosity > 0 ? json(result) : result.message());
        } else if (result.status() == Status.UNREACHABLE) {
            return ": UNREACHABLE! => " + result.message();
        } else if (result.status() == Status.UNSUPPORTED) {
            return " => " + result.message();
        } else if (result.shown()) {
            Map<String, Object> shown = new LinkedHashMap<>(result.values());
            shown.remove("failed_when_result");
            return " => " + new JsonText(4, true, false).write(shown);
        }
        return verbosity > 0 ? " => " + json(result) : "";
    }

    private static String json(Result result) {
        Map<String, Object> all = new LinkedHashMap<>(result.values());
        all.put("changed", result.changed());
        if (!result.message().isEmpty()) {
            all.put(result.status() == Status.SKIPPED ? "skip_reason" : result.status() == Status.FAILED ? "msg" : "reason", result.message());
        }
        return new JsonText(-1, true, false).write(all);
    }
}
