package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Changes;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.module.Restart;
import dev.keyturn.reports.HostList;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is printed after the last play: a line per host, which hosts change alike, and what has to restart. */
final class RecapText {
    private static final int UNFOLDED = 10;

    private final Painter painter;

    RecapText(Painter painter) {
        this.painter = painter;
    }

    /** A line for each host that came to a task at all, as in Ansible. */
    List<String> hosts(RunReport report) {
        return report.hosts().stream().filter(host -> !host.totals().equals(Totals.NONE)).map(this::line).toList();
    }

    private String line(HostReport host) {
        Totals t = host.totals();
        String line = String.format("%-26s : ok=%-4d changed=%-4d unreachable=%-4d failed=%-4d skipped=%-4d rescued=%-4d ignored=%-4d"
                + " reboot=%-4d unsupported=%-4d", host.host(), t.ok(), t.changed(), t.unreachable(), t.failed(), t.skipped(), t.rescued(),
                t.ignored(), t.reboot(), t.unsupported()).stripTrailing();
        Status status = t.failed() + t.unreachable() > 0 ? Status.FAILED : t.changed() > 0 ? Status.CHANGED : Status.OK;
        return painter.status(status, line);
    }

    /** For many hosts: those that change alike, the others one by one, and those that do not change. */
    List<String> alike(RunReport report) {
        if (report.hosts().size() <= UNFOLDED) {
            return List.of();
        }
        Map<Object, List<HostReport>> same = new LinkedHashMap<>();
        report.hosts().stream().filter(h -> !h.unchanged())
                .forEach(h -> same.computeIfAbsent(List.of(h.changes(), h.hidden()), each -> new ArrayList<>()).add(h));
        List<String> lines = new ArrayList<>();
        same.values().stream().filter(group -> group.size() > 1).sorted(Comparator.comparingInt(group -> -group.size()))
                .forEach(group -> lines.add(HostList.count(group.size(), "host") + ": the same " + changes(group.get(0)) + " (" + names(group) + ")"));
        List<HostReport> alone = same.values().stream().filter(group -> group.size() == 1).map(group -> group.get(0)).toList();
        if (!alone.isEmpty()) {
            lines.add(HostList.count(alone.size(), "outlier") + ": "
                    + String.join(", ", alone.stream().map(h -> h.host() + " (" + number(h) + ")").toList()));
        }
        List<HostReport> still = report.hosts().stream().filter(HostReport::unchanged).toList();
        if (!still.isEmpty()) {
            lines.add(HostList.count(still.size(), "host") + ": no changes (" + names(still) + ")");
        }
        return lines;
    }

    private static String changes(HostReport host) {
        return HostList.count(number(host), "change");
    }

    private static int number(HostReport host) {
        return Changes.count(host.changes()) + host.hidden();
    }

    private static String names(List<HostReport> hosts) {
        return HostList.list(hosts.stream().map(HostReport::host).toList());
    }

    /** What has to restart, since when and why; hosts with the same need together, whenever each of them came to it. */
    List<String> restarts(RunReport report) {
        Map<RestartNeed, List<HostReport>> same = new LinkedHashMap<>();
        report.hosts().forEach(h -> h.restart().ifPresent(need -> same.computeIfAbsent(need.atAnyTime(), each -> new ArrayList<>()).add(h)));
        List<String> lines = new ArrayList<>();
        same.forEach((need, hosts) -> lines.add(painter.warning(HostList.of(hosts.stream().map(HostReport::host).toList()) + ": "
                + need(need, since(hosts), report))));
        return lines;
    }

    /** When the hosts came to need it, from the first to the last. */
    private static Optional<String> since(List<HostReport> hosts) {
        List<String> times = hosts.stream().flatMap(h -> h.restart().orElseThrow().since().stream())
                .sorted(Comparator.comparing(RecapText::instant).thenComparing(Comparator.naturalOrder())).toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        String first = times.get(0);
        String last = times.get(times.size() - 1);
        return Optional.of(first.equals(last) ? "since " + first : "since " + first + " to " + last);
    }

    /** As a text where a marker says no time. */
    private static String instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant().toString();
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    /** Hosts that did not fail, and yet were not brought to the end. */
    List<String> stopped(RunReport report) {
        List<String> names = report.unfinished().stream().filter(h -> h.totals().failed() + h.totals().unreachable() == 0).map(HostReport::host).toList();
        List<String> lines = new ArrayList<>();
        if (report.interrupted()) {
            lines.add(painter.warning("the run was stopped by its user; what had begun was finished, and is what stands above"));
        }
        if (!names.isEmpty()) {
            lines.add(painter.warning(HostList.of(names) + ": not begun, or stopped on the way"));
        }
        return lines;
    }

    /** What the connection of each host has cost. */
    List<String> costs(RunReport report) {
        return report.hosts().stream().flatMap(h -> h.cost().stream().map(cost -> h.host() + ": " + cost)).toList();
    }

    private static String need(RestartNeed need, Optional<String> since, RunReport report) {
        String what = need.kind() == Restart.Kind.REBOOT ? "restart the host" : "restart the programs that use the setting";
        String why = String.join("; ", need.reasons());
        if (since.isPresent()) {
            boolean now = need.run().equals(Optional.of(report.id()));
            return what + ", " + since.get() + (now ? "" : " (run " + need.run().orElse("unknown") + ", not restarted since)") + ": " + why;
        }
        return (report.check() ? "would have to " : "") + what + ": " + why;
    }
}
