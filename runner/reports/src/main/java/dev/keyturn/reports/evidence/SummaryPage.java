package dev.keyturn.reports.evidence;

import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.HostEnd;
import dev.keyturn.store.undo.WrittenByRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The summary as one page that needs nothing else, neither scripts nor a network; hosts with the very same changes together. */
final class SummaryPage {
    private final StringBuilder html = new StringBuilder();
    private final StoredRun run;

    private SummaryPage(StoredRun run) {
        this.run = run;
    }

    static String of(StoredRun run, RunFacts facts) {
        SummaryPage page = new SummaryPage(run);
        page.top(facts);
        page.hosts();
        page.changes();
        page.html.append("</main></body></html>\n");
        return page.html.toString();
    }

    private void top(RunFacts facts) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>Run ").append(escaped(run.header().run()))
                .append("</title>\n<style>\n").append(style())
                .append("</style></head>\n<body><main>\n<h1>Run ").append(escaped(run.header().run())).append("</h1>\n<p>");
        mark(facts.well(), "all hosts came to their end", "not all hosts came to their end");
        mark(facts.verified(), "the journal is as it was written", "the journal was changed");
        html.append("</p>\n<table class=\"facts\">\n");
        facts.lines().forEach(this::fact);
        facts.notes().forEach(note -> fact("Note", note));
        html.append("</table>\n");
    }

    private void fact(String name, String what) {
        html.append("<tr><th>").append(escaped(name)).append("</th><td>").append(escaped(what)).append("</td></tr>\n");
    }

    private void mark(boolean good, String yes, String no) {
        html.append("<span class=\"mark ").append(good ? "good\">" + yes : "bad\">" + no).append("</span> ");
    }

    private void hosts() {
        html.append("<h2>Hosts</h2>\n<table><tr><th>Host</th><th>Where</th><th>End</th><th>Values</th><th>To restart</th></tr>\n");
        for (String host : run.header().hosts()) {
            WrittenByRun done = WrittenByRun.of(run, host);
            HostEnd end = run.hosts().get(host);
            boolean good = end != null && end.finished() && end.failed() + end.unreachable() == 0;
            html.append("<tr><td class=\"short\">").append(escaped(host)).append("</td><td class=\"where\">")
                    .append(escaped(run.places().getOrDefault(host, "not reached")))
                    .append("</td><td class=\"short ").append(good ? "good" : "bad").append("\">").append(end(end))
                    .append("</td><td class=\"number\">").append(done.values().size()).append("</td><td>").append(restart(done.restart()))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static String end(HostEnd end) {
        if (end == null) {
            return "not known";
        }
        return end.unreachable() > 0 ? "unreachable" : end.failed() > 0 ? "failed" : end.finished() ? "finished" : "stopped on the way";
    }

    private static String restart(Restart restart) {
        return restart.kind() == Restart.Kind.NONE ? ""
                : escaped((restart.kind() == Restart.Kind.REBOOT ? "the host: " : "programs: ") + restart.why());
    }

    private void changes() {
        Map<List<EvidenceRow>, List<String>> same = new LinkedHashMap<>();
        run.header().hosts().forEach(host -> same.computeIfAbsent(EvidenceRow.of(run, host), each -> new ArrayList<>()).add(host));
        html.append("<h2>Before and after</h2>\n");
        same.entrySet().stream().filter(group -> !group.getKey().isEmpty()).sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .forEach(group -> group(group.getValue(), group.getKey()));
        List<String> still = same.getOrDefault(List.of(), List.of());
        if (!still.isEmpty()) {
            html.append("<p>Nothing was written on ").append(escaped(String.join(", ", still))).append(".</p>\n");
        }
    }

    private void group(List<String> hosts, List<EvidenceRow> rows) {
        html.append("<h3>").append(escaped(String.join(", ", hosts))).append("</h3>\n")
                .append("<table><tr><th>Name</th><th>Before</th><th>After</th></tr>\n");
        Set<RegistryPath> holding = rows.stream().filter(row -> row.kind() == EvidenceRow.Kind.VALUE).map(EvidenceRow::path).collect(Collectors.toSet());
        Set<RegistryPath> created = rows.stream().filter(row -> row.kind() == EvidenceRow.Kind.NEW_KEY).map(EvidenceRow::path).collect(Collectors.toSet());
        Optional<RegistryPath> shown = Optional.empty();
        for (EvidenceRow row : rows) {
            if (row.kind() == EvidenceRow.Kind.VALUE) {
                if (!shown.equals(Optional.of(row.path()))) {
                    key(row.path(), created.contains(row.path()) ? EvidenceRow.Kind.NEW_KEY.label() : "");
                    shown = Optional.of(row.path());
                }
                value(row);
            } else if (row.kind() == EvidenceRow.Kind.REMOVED_KEY || !holding.contains(row.path())) {
                key(row.path(), row.kind().label());
            }
        }
        html.append("</table>\n");
    }

    /** A new key is named above its values; it has a line of its own only if it has none. */
    private void key(RegistryPath path, String label) {
        html.append("<tr class=\"key\"><td colspan=\"3\">").append(escaped(path.toString())).append(label.isEmpty() ? "" : " <em>" + label + "</em>")
                .append("</td></tr>\n");
    }

    private void value(EvidenceRow row) {
        html.append("<tr><td>").append(escaped(row.shownName())).append("</td><td class=\"before\">").append(escaped(row.text(row.before())))
                .append("</td><td class=\"after\">").append(escaped(row.text(row.after()))).append("</td></tr>\n");
    }

    private static String style() {
        try (InputStream style = SummaryPage.class.getResourceAsStream("summary.css")) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("summary.css is missing beside its class", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
