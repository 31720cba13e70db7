package dev.keyturn.reports.console;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.reports.HostList;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.HostEnd;
import dev.keyturn.store.undo.RunComparison;
import dev.keyturn.store.undo.RunComparison.BothHad;
import dev.keyturn.store.undo.RunComparison.Differing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints what two runs did differently; hosts with the very same differences together. */
public final class CompareText {
    private final PrintWriter out;
    private final Painter painter;

    public CompareText(PrintWriter out, Painter painter) {
        this.out = out;
        this.painter = painter;
    }

    /** Prints it. */
    public void show(StoredRun first, StoredRun second) {
        out.println(painter.before("-") + " " + line(first));
        out.println(painter.after("+") + " " + line(second));
        RunComparison comparison = RunComparison.of(first, second);
        only("only in the first:  ", comparison.onlyFirst());
        only("only in the second: ", comparison.onlySecond());
        Map<Object, List<BothHad>> alike = new LinkedHashMap<>();
        comparison.hosts().stream().filter(host -> !host.same()).forEach(host ->
                alike.computeIfAbsent(List.of(host.first(), host.second(), host.alike(), host.values()), each -> new ArrayList<>()).add(host));
        alike.values().forEach(this::group);
        List<String> same = comparison.hosts().stream().filter(BothHad::same).map(BothHad::host).toList();
        out.println();
        out.println(same.isEmpty() ? "on no host both did the same"
                : "the same on " + HostList.count(same.size(), "host") + ": " + String.join(", ", same));
    }

    private static String line(StoredRun run) {
        return run.header().run() + " (" + run.header().kind() + "), " + HostList.count(run.header().hosts().size(), "host") + ", "
                + HostList.count(run.changes(), "change") + ", " + RunsText.end(run);
    }

    private void only(String title, List<String> hosts) {
        if (!hosts.isEmpty()) {
            out.println(title + String.join(", ", hosts));
        }
    }

    private void group(List<BothHad> hosts) {
        BothHad one = hosts.get(0);
        out.println();
        out.println(String.join(", ", hosts.stream().map(BothHad::host).toList()) + ": " + HostList.count(one.alike(), "value") + " alike, "
                + one.values().size() + " not");
        if (!one.first().equals(one.second())) {
            out.println(painter.before("-   ended: " + ended(one.first())));
            out.println(painter.after("+   ended: " + ended(one.second())));
        }
        RegistryPath shown = null;
        for (Differing value : one.values()) {
            if (!value.path().equals(shown)) {
                out.println("  " + DiffText.path(value.path()));
                shown = value.path();
            }
            out.println(painter.before("-   " + DiffText.name(value.name()) + ": " + left(value.first())));
            out.println(painter.after("+   " + DiffText.name(value.name()) + ": " + left(value.second())));
        }
    }

    private static String left(Optional<Optional<RegistryValue>> value) {
        return value.map(touched -> touched.map(DiffText::data).orElse("removed")).orElse("not touched");
    }

    private static String ended(Optional<HostEnd> end) {
        return end.map(how -> (how.finished() ? "finished" : "not finished") + ", " + how.changed() + " changed, " + how.failed() + " failed, "
                + how.unreachable() + " unreachable").orElse("not known, as the run has no end");
    }
}
