package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Status;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.operations.host.RebootEntry;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.reports.HostList;
import dev.keyturn.store.runs.StoredRun.Source;
import dev.keyturn.windows.restart.LastStart;
import dev.keyturn.windows.restart.Pending;
import dev.keyturn.windows.restart.RestartSetting;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.restart.RestartVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ledger of restarts for people: a line per host, and for many hosts who is alike. */
public final class RebootsText {
    private static final int UNFOLDED = 10;
    private static final int COMMIT = 12;

    private final Painter painter;
    private final boolean verbose;

    /** With a line per setting, and per sign of Windows' own, below each host's, if it is verbose. */
    public RebootsText(Painter painter, boolean verbose) {
        this.painter = painter;
        this.verbose = verbose;
    }

    /** What there is to say of a host. */
    public String host(RebootEntry entry) {
        if (entry.state().isEmpty()) {
            String end = entry.status() == Status.UNREACHABLE ? "UNREACHABLE!" : "FAILED!";
            return painter.status(entry.status(), "fatal: [" + entry.host() + "]: " + end + " => " + entry.failure());
        }
        RestartState state = entry.state().get();
        String line = painted(state.verdict(), word(state.verdict()) + ": [" + entry.host() + "] => " + String.join("; ", found(entry, state)));
        return verbose ? line + details(state) : line;
    }

    private static String word(RestartVerdict verdict) {
        return switch (verdict) {
            case RESTART -> "restart";
            case PROGRAMS -> "programs";
            case UNKNOWN -> "unknown";
            case IN_FORCE -> "ok";
        };
    }

    private String painted(RestartVerdict verdict, String text) {
        return verdict == RestartVerdict.UNKNOWN ? painter.warning(text)
                : painter.status(verdict == RestartVerdict.IN_FORCE ? Status.OK : Status.CHANGED, text);
    }

    private static List<String> found(RebootEntry entry, RestartState state) {
        List<String> parts = new ArrayList<>();
        state.marker().ifPresent(marker -> parts.add("since " + marker.since() + ": " + marker.reason() + " (" + run(marker, entry) + ")"));
        if (state.verdict() == RestartVerdict.IN_FORCE) {
            parts.add(inForce(state));
        }
        settings(state, RestartVerdict.RESTART).ifPresent(some -> parts.add("not in force: " + some));
        settings(state, RestartVerdict.PROGRAMS).ifPresent(some -> parts.add("programs have to restart for " + some));
        if (state.verdict() == RestartVerdict.UNKNOWN && !state.start().known()) {
            parts.add("when this host last started cannot be told"
                    + names(state, RestartVerdict.UNKNOWN).map(some -> ", so nothing says whether these are in force: " + some).orElse(""));
        } else {
            settings(state, RestartVerdict.UNKNOWN).ifPresent(some -> parts.add("unknown: " + some));
        }
        signs(state, true).ifPresent(some -> parts.add("Windows waits for a restart: " + some));
        signs(state, false).ifPresent(some -> parts.add("at the next start: " + some));
        if (!state.windowsTells()) {
            parts.add("Windows' own signs cannot be read here");
        }
        return parts;
    }

    private static String run(RestartMarker marker, RebootEntry entry) {
        if (entry.run().isEmpty()) {
            return "run " + marker.runId() + ", which is not in this run store";
        }
        Optional<Source> source = entry.run().get().source();
        return "run " + marker.runId() + source.map(s -> ", commit " + s.commit().substring(0, Math.min(COMMIT, s.commit().length()))
                + (s.dirty() ? " and what was not committed" : "")).orElse(", of no known commit");
    }

    private static String inForce(RestartState state) {
        LastStart start = state.start();
        String since = start.at().map(at -> "the last start at " + at).or(() -> start.shutdown().map(at -> "the last shutdown at " + at)).orElse("");
        return state.settings().isEmpty() ? "in force: nothing is set, and was not at " + since
                : "in force: " + HostList.list(names(state.settings())) + ", written before " + since;
    }

    private static List<String> names(List<RestartSetting> settings) {
        return settings.stream().map(RestartSetting::name).toList();
    }

    private static Optional<String> names(RestartState state, RestartVerdict standing) {
        return Optional.of(state.with(standing)).filter(some -> !some.isEmpty()).map(some -> HostList.list(names(some)));
    }

    /** The settings that stand so, and what tells so of the first where it is not the marker. */
    private static Optional<String> settings(RestartState state, RestartVerdict standing) {
        return names(state, standing).map(some -> some + (state.marker().isPresent() ? "" : " (" + state.with(standing).get(0).evidence() + ")"));
    }

    private static Optional<String> signs(RestartState state, boolean required) {
        List<String> signs = state.pending().stream().filter(p -> p.required() == required).map(p -> p.sign() + " (" + p.reason() + ")").toList();
        return signs.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", signs));
    }

    private static String details(RestartState state) {
        StringBuilder lines = new StringBuilder();
        for (RestartSetting setting : state.settings()) {
            String box = setting.standing() == RestartVerdict.IN_FORCE ? "[x]" : setting.standing() == RestartVerdict.UNKNOWN ? "[?]" : "[ ]";
            String values = setting.configured().isEmpty() ? "nothing" : values(setting.configured(), RegistryValue::toString);
            lines.append("\n  ").append(box).append(' ').append(setting.name()).append(": ").append(values).append(until(setting)).append("; ")
                    .append(setting.evidence());
        }
        for (Pending sign : state.pending()) {
            lines.append("\n  ").append(sign.required() ? "[ ] " : "[-] ").append(sign.sign()).append(": ").append(sign.reason())
                    .append(sign.since().map(since -> ", since " + since).orElse(""));
        }
        return lines.toString();
    }

    private static String until(RestartSetting setting) {
        if (setting.replaced().isEmpty()) {
            return "";
        }
        return (setting.standing() == RestartVerdict.RESTART ? "; in force until the restart: " : "; in programs that run since before: ")
                + values(setting.replaced(), value -> value.map(RegistryValue::toString).orElse("absent"));
    }

    private static <V> String values(Map<String, V> values, Function<V, String> shown) {
        return values.entrySet().stream().map(e -> e.getKey() + "=" + shown.apply(e.getValue())).collect(Collectors.joining(", "));
    }

    /** For many hosts, who has the same verdict. */
    public List<String> summary(List<RebootEntry> entries) {
        if (entries.size() <= UNFOLDED) {
            return List.of();
        }
        Map<String, List<String>> same = new LinkedHashMap<>();
        for (String verdict : List.of("restart", "unknown", "programs", "in_force", "failed", "unreachable")) {
            same.put(verdict, entries.stream().filter(e -> e.verdict().equals(verdict)).map(RebootEntry::host).toList());
        }
        List<String> lines = new ArrayList<>(List.of(""));
        same.forEach((verdict, hosts) -> {
            if (!hosts.isEmpty()) {
                lines.add(HostList.count(hosts.size(), "host") + ": " + meaning(verdict) + " (" + HostList.list(hosts) + ")");
            }
        });
        return lines;
    }

    private static String meaning(String verdict) {
        return switch (verdict) {
            case "restart" -> "has to restart";
            case "programs" -> "programs have to restart";
            case "in_force" -> "all in force";
            default -> verdict;
        };
    }
}
