package dev.keyturn.reports.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.engine.play.Modules;
import dev.keyturn.engine.play.RunOptions;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a run on its way, and where they are seen. */
class ProgressTest {
    private static final String PLAY = "- hosts: all\n  gather_facts: false\n  tasks:\n    - debug: { msg: a }\n    - debug: { msg: b }\n";
    private static final List<String> HOSTS = List.of("a", "b", "c", "d");

    @TempDir
    private Path folder;
    private final AtomicLong time = new AtomicLong();
    private Progress progress;

    @BeforeEach
    void makeRun() throws IOException {
        Problems problems = new Problems();
        Templates templates = new Templates();
        Path file = Files.writeString(folder.resolve("p.yml"), PLAY);
        RunOptions options = new RunOptions(false, Tags.ALL, 1, 0, false, Optional.empty(), Map.of(), Optional.empty(), Set.of(), Optional.empty());
        Selection selection = Selection.of(List.of(new PlaybookParser(new Modules(List.of()).catalogue(), templates).parse(file, "p.yml", problems)),
                InventoryLoader.load(List.of("a,b,c,d"), folder, problems), folder, options, templates, problems);
        assertEquals(List.of(), problems.all());
        progress = Progress.of(selection, Tags.ALL, time::get);
        progress.playStarted(HOSTS, 2);
    }

    private void seconds(long number) {
        time.set(number * 1_000_000_000L);
    }

    private void ends(String host, Status status, int settings) {
        progress.hostFinished(new TaskReport(host, Result.of(status, "", Map.of()), List.of(), false, false), settings);
    }

    @Test
    void itCountsHostsAndSettingsAndTellsTheTimeLeft() {
        seconds(1);
        assertEquals("0 %, 0 of 4 hosts done, 0 running, 0 failed, 0 settings/s", progress.text());
        progress.hostStarted();
        progress.hostStarted();
        progress.hostStarted();
        seconds(2);
        ends("a", Status.CHANGED, 30);
        assertEquals("12 %, 0 of 4 hosts done, 2 running, 0 failed, 15 settings/s, 0:14 left", progress.text());
        ends("b", Status.FAILED, 0);
        progress.hostLeft("b");
        assertEquals("37 %, 1 of 4 hosts done, 1 running, 1 failed, 15 settings/s, 0:03 left", progress.text());
        ends("c", Status.UNREACHABLE, 0);
        progress.hostLeft("c");
        progress.hostStarted();
        ends("a", Status.OK, 30);
        progress.hostLeft("a");
        progress.hostLeft("a");
        seconds(6);
        assertEquals("75 %, 3 of 4 hosts done, 0 running, 2 failed, 10 settings/s, 0:02 left", progress.text());
        progress.hostLeft("d");
        assertEquals("100 %, 4 of 4 hosts done, 0 running, 2 failed, 10 settings/s, 0:00 left", progress.text());
    }

    @Test
    void aLongRunCountsHoursAndFillsNoMoreThanALine() {
        progress.hostStarted();
        seconds(3_600);
        ends("a", Status.OK, 1);
        assertEquals("12 %, 0 of 4 hosts done, 0 running, 0 failed, 0 settings/s, 7:00:00 left", progress.text());
    }

    @Test
    void onATerminalALineIsWrittenOverAndGivesWayToOthers() {
        StringWriter screen = new StringWriter();
        PrintWriter out = new PrintWriter(screen);
        String text = progress.text();
        ProgressLine line = new ProgressLine(out, true, progress);
        line.show();
        line.aside(() -> out.println("changed: [a]"));
        line.close();
        line.show();
        String blank = '\r' + " ".repeat(text.length()) + '\r';
        assertEquals('\r' + text + blank + "changed: [a]" + System.lineSeparator() + '\r' + text + blank, screen.toString());
    }

    @Test
    void elsewhereItIsLinesOfTheirOwn() {
        StringWriter err = new StringWriter();
        ProgressLine line = new ProgressLine(new PrintWriter(err), false, progress);
        line.show();
        line.aside(() -> { });
        line.close();
        assertEquals("keyturn: " + progress.text() + System.lineSeparator(), err.toString());
    }
}
