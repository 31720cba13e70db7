package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Status;
import dev.keyturn.reports.HostList;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.End;
import dev.keyturn.store.runs.StoredRun.State;
import dev.keyturn.store.runs.StoredRun.Write;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints runs that were kept. */
public final class RunsText {
    private static final String LINE = "%-26s %-9s %-20s %6s %8s  %s";

    private final PrintWriter out;
    private final Painter painter;
    private final DiffText diffs;

    public RunsText(PrintWriter out, Painter painter) {
        this.out = out;
        this.painter = painter;
        this.diffs = new DiffText(painter);
    }

    /** A line for each run. */
    public void list(Path folder, List<StoredRun> runs) {
        if (runs.isEmpty()) {
            out.println("there is no run in " + folder);
            return;
        }
        out.println(String.format(LINE, "RUN", "KIND", "BY", "HOSTS", "CHANGES", "END"));
        for (StoredRun run : runs) {
            Status status = run.fault().isPresent() || run.end().filter(End::bad).isPresent() ? Status.FAILED
                    : run.end().isPresent() ? Status.OK : Status.UNREACHABLE;
            out.println(painter.status(status, String.format(LINE, run.header().run(), run.header().kind(), run.header().user() + "@"
                    + run.header().machine(), run.header().hosts().size(), run.changes(),
                    end(run) + run.header().change().map(change -> ", " + change).orElse(""))));
        }
    }

    /** How a run ended, in words. */
    public static String end(StoredRun run) {
        if (run.tampering().isPresent()) {
            return "its journal was changed: " + run.fault().get();
        }
        return run.end().map(RunsText::word).orElse("no end: goes on, or was killed");
    }

    private static String word(End end) {
        if (end.interrupted()) {
            return "interrupted";
        }
        return end.unreachable() ? "hosts unreachable" : end.failed() ? "hosts failed" : "ok";
    }

    /** Everything of one run, or of one host in it. */
    public void show(StoredRun run, Optional<String> host) {
        out.println("run        " + run.header().run() + " (" + run.header().kind() + run.header().of().map(of -> " of " + of).orElse("") + ")");
        out.println("by         " + run.header().user() + " on " + run.header().machine() + run.header().from().map(from -> ", from " + from).orElse(""));
        out.println("time       " + run.started() + run.end().map(end -> " to " + end.at()).orElse(""));
        run.header().change().ifPresent(change -> out.println("change     " + change));
        out.println("command    " + String.join(" ", run.header().command()));
        run.source().ifPresent(source -> out.println("commit     " + source.commit() + (source.dirty() ? ", with changes that are not committed" : "")));
        run.plan().filter(hash -> !run.header().of().equals(Optional.of(hash))).ifPresent(hash -> out.println("plan       " + hash));
        out.println("hosts      " + HostList.of(run.header().hosts()));
        out.println("end        " + end(run));
        writes(run, host);
    }

    /** What one run wrote, or wrote on one host, and which handlers it owes. */
    public void writes(StoredRun run, Optional<String> host) {
        run.writes().stream().filter(write -> host.isEmpty() || host.get().equals(write.host())).forEach(this::write);
        run.consents().stream().filter(consent -> host.isEmpty() || host.get().equals(consent.host()))
                .forEach(consent -> out.println(painter.warning(consent.at() + " [" + consent.host() + "] allowed by " + consent.what())));
        run.debts().forEach((name, handlers) -> {
            if (!handlers.isEmpty() && (host.isEmpty() || host.get().equals(name))) {
                out.println(painter.warning(name + ": notified, and did not run: " + String.join(", ", handlers)));
            }
        });
    }

    private void write(Write write) {
        Status status = write.state() == State.DONE ? Status.CHANGED : Status.FAILED;
        out.println();
        out.println(painter.status(status, write.at() + " [" + write.host() + "] " + write.task() + switch (write.state()) {
            case DONE -> "";
            case FAILED -> ": refused or lost on the way; which of these were made only the host can tell";
            case UNKNOWN -> ": about to be made; which of these were made only the host can tell";
        }));
        if (write.hidden()) {
            out.println("  not kept, as the task says no_log");
        }
        if (!write.marker()) {
            diffs.lines(write.changes()).forEach(out::println);
        }
    }
}
