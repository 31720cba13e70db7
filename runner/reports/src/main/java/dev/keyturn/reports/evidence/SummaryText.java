package dev.keyturn.reports.evidence;

import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.RunsText;
import dev.keyturn.store.runs.StoredRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** The summary as plain text: what stands at the top, then every write in order. */
final class SummaryText {
    private SummaryText() {
    }

    static String of(StoredRun run, RunFacts facts) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        facts.lines().forEach((name, what) -> out.println(String.format("%-12s %s", name, what)));
        facts.notes().forEach(note -> out.println("Note: " + note));
        out.println();
        out.println("ALL WRITES");
        new RunsText(out, new Painter(false)).writes(run, Optional.empty());
        return text.toString().replace("\r\n", "\n");
    }
}
