package dev.keyturn.reports.files;

import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.reports.files.HostFinished.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one host: each value that was changed once, as it was before the first and after the last change, and each task that changed
 * nothing in the registry, or failed, as a whole.
 */
final class HostRows {
    private static final String ABSENT = "absent";
    private static final String KEY = "key";

    private final String host;
    private final List<String> groups;
    private final boolean check;
    private final Map<Place, ReportFinding> changed = new LinkedHashMap<>();
    private final List<ReportFinding> tasks = new ArrayList<>();

    HostRows(String host, List<String> groups, boolean check) {
        this.host = host;
        this.groups = groups;
        this.check = check;
    }

    /** A value, or with an empty name a key, by what Windows goes by. */
    private record Place(RegistryPath path, Optional<String> name) {
    }

    void add(TaskRun task, TaskReport report) {
        String source = task.title() + " (" + task.place() + ")";
        List<Result> results = report.items().isEmpty() ? List.of(report.result()) : report.items().stream().map(ItemReport::result).toList();
        results.forEach(result -> result.changes().forEach(change -> change(change, result, source)));
        boolean rows = results.stream().anyMatch(result -> !result.changes().isEmpty());
        if (report.status() != Status.CHANGED || !rows) {
            tasks.add(row(Control.task(task.title()), ReportSetting.NONE, ReportInForce.UNKNOWN, reasons(report), verdict(report), "", source));
        }
    }

    /** All rows, and what is to be said of a host that did not come to the end. */
    List<ReportFinding> end(End end, List<String> owed, String run) {
        List<ReportFinding> all = settings();
        all.addAll(tasks);
        owed.forEach(handler -> all.add(row(Control.of("handler/" + handler), ReportSetting.NONE, ReportInForce.NO,
                List.of("it was notified and did not run, since the host did not come to the end"), ReportVerdict.FAILED,
                "run it with --handler-debt", "")));
        if (end == End.STOPPED) {
            all.add(row(Control.of("run"), ReportSetting.NONE, ReportInForce.UNKNOWN, List.of("the run ended before this host had come to the end"),
                    ReportVerdict.UNKNOWN, check ? "run it again" : "finish it with: keyturn resume " + run, ""));
        }
        return all;
    }

    /** A key that is created for a value is no row of its own. */
    private List<ReportFinding> settings() {
        List<RegistryPath> holding = changed.entrySet().stream()
                .filter(row -> row.getKey().name().isPresent() && !row.getValue().setting().after().equals(ABSENT))
                .map(row -> row.getKey().path()).toList();
        List<ReportFinding> rows = new ArrayList<>();
        changed.forEach((place, row) -> {
            boolean forValues = place.name().isEmpty() && row.setting().after().equals(KEY)
                    && holding.stream().anyMatch(path -> path.isAtOrBelow(place.path()));
            if (!forValues) {
                rows.add(row);
            }
        });
        return rows;
    }

    private void change(RegistryChange change, Result result, String source) {
        Optional<String> name = name(change);
        Place place = new Place(change.path(), name.map(Names::fold));
        String after = after(change);
        String before = Optional.ofNullable(changed.get(place)).map(row -> row.setting().before()).orElse(before(change));
        Restart restart = result.restart();
        ReportInForce inForce = check || restart.kind() != Restart.Kind.NONE ? ReportInForce.NO : ReportInForce.YES;
        String fix = check ? "run again without --check" : switch (restart.kind()) {
            case NONE -> "";
            case PROCESS -> "restart the programs that use it: " + restart.why();
            case REBOOT -> "restart the host: " + restart.why();
        };
        String shown = name.map(n -> n.isEmpty() ? "(Default)" : n).orElse("");
        changed.put(place, row(Control.of(change.path()), new ReportSetting(change.path().toString(), shown, after, before, after), inForce,
                result.warnings(), ReportVerdict.CHANGED, fix, source));
    }

    private static Optional<String> name(RegistryChange change) {
        return change instanceof SetValue set ? Optional.of(set.name()) : change instanceof DeleteValue delete ? Optional.of(delete.name())
                : Optional.empty();
    }

    private static String before(RegistryChange change) {
        return change instanceof SetValue set ? set.before().map(Object::toString).orElse(ABSENT)
                : change instanceof DeleteValue delete ? delete.before().toString() : change instanceof DeleteKey ? KEY : ABSENT;
    }

    private static String after(RegistryChange change) {
        return change instanceof SetValue set ? set.after().toString() : change instanceof CreateKey ? KEY : ABSENT;
    }

    private static List<String> reasons(TaskReport report) {
        List<String> reasons = new ArrayList<>();
        if (report.items().isEmpty()) {
            reasons.add(report.result().message());
        }
        report.items().stream().filter(item -> item.result().status() == report.status() && !item.result().message().isEmpty())
                .forEach(item -> reasons.add(item.label() + ": " + item.result().message()));
        reasons.addAll(report.result().warnings());
        if (report.status() == Status.FAILED && (report.ignored() || report.rescued())) {
            reasons.add(report.ignored() ? "the playbook says ignore_errors" : "a rescue of the playbook made it good");
        }
        reasons.removeIf(String::isEmpty);
        return reasons;
    }

    private static ReportVerdict verdict(TaskReport report) {
        return switch (report.status()) {
            case OK -> ReportVerdict.OK;
            case CHANGED -> ReportVerdict.CHANGED;
            case SKIPPED -> ReportVerdict.SKIPPED;
            case FAILED -> report.ignored() || report.rescued() ? ReportVerdict.IGNORED : ReportVerdict.FAILED;
            case UNREACHABLE -> ReportVerdict.UNREACHABLE;
            case UNSUPPORTED -> ReportVerdict.UNSUPPORTED;
        };
    }

    private ReportFinding row(Control control, ReportSetting setting, ReportInForce inForce, List<String> reasons, ReportVerdict verdict, String fix, String source) {
        return new ReportFinding(host, groups, control, setting, Optional.empty(), inForce, reasons, verdict, fix, source);
    }
}
