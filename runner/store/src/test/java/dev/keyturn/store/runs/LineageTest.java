package dev.keyturn.store.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run and its resumes are taken together. */
class LineageTest {
    private static final Restart REBOOT = Restart.reboot("it is read at start");

    @TempDir
    private Path folder;
    private RunStore store;

    @BeforeEach
    void open() {
        store = new RunStore(folder.resolve("runs"));
    }

    private static String name(int number) {
        return "20261125T00300000" + number + "Z-0a1b2c";
    }

    private RunWriter begin(int number, String kind, Optional<String> of, String... hosts) {
        return store.begin(new RunHeader(name(number), kind, of, "ann", "ctl", Optional.empty(), List.of("play", "p.yml"), Optional.empty(), "/srv/fleet",
                List.of("p.yml"), List.of("hosts.yml"), Optional.empty(), List.of(hosts)));
    }

    private static Intent intent(String host, String task, boolean marker) {
        return new Intent(host, task, false, marker, marker ? Restart.NONE : REBOOT, List.of(new CreateKey(RegistryPath.hklm("SOFTWARE\\" + task))));
    }

    private static void end(RunWriter run, int number, String host) {
        HostReport report = new HostReport(host, "memory:" + host, Totals.NONE, List.of(), 0, Optional.empty(), true, Optional.empty(), Reads.NONE, false,
                List.of());
        run.ended(new RunReport(name(number), Instant.now(), Instant.now(), false, List.of("p.yml"), List.of(), List.of(report), false));
    }

    /** A run, another one between, a resume that was killed, and a resume of that one that brought h2 to the end. */
    private void write() {
        try (RunWriter run = begin(1, "play", Optional.empty(), "h1", "h2")) {
            run.intent(intent("h1", "one", false));
            run.notified("h1", "tell");
        }
        try (RunWriter other = begin(2, "play", Optional.empty(), "h1", "h2")) {
            other.intent(intent("h1", "other", false));
            other.notified("h1", "other");
        }
        try (RunWriter resume = begin(3, "resume", Optional.of(name(1)), "h1", "h2")) {
            resume.failed(resume.intent(intent("h1", "refused", false)), "no");
            resume.intent(intent("h2", "two", false));
            resume.done(resume.intent(intent("h2", "the host has to restart", true)));
            resume.notified("h2", "tell");
        }
        try (RunWriter resume = begin(4, "resume", Optional.of(name(3)), "h1", "h2")) {
            end(resume, 4, "h2");
        }
    }

    @Test
    void whichEverOfThemIsNamed() {
        write();
        for (int number : List.of(1, 3, 4)) {
            assertEquals(List.of(name(1), name(3), name(4)), names(Lineage.of(store, name(number))));
        }
        assertEquals(List.of(name(2)), names(Lineage.of(store, name(2))));
    }

    private static List<String> names(Lineage lineage) {
        return lineage.runs().stream().map(run -> run.header().run()).toList();
    }

    @Test
    void whatTheyDidAndLeftIsPutTogether() {
        write();
        Lineage lineage = Lineage.of(store, name(1));
        assertEquals(List.of("h1"), lineage.left());
        assertEquals(Map.of("h1", Set.of("tell"), "h2", Set.of("tell")), lineage.owed());
        assertEquals(Map.of("h1", new Earlier(Map.of("one", REBOOT)), "h2", new Earlier(Map.of("two", Restart.NONE))), lineage.earlier(),
                "of a marker that was left there the host knows more; a write that was refused is none");
    }

    @Test
    void oneWithoutAFirstLineIsPassedOverAndOneThatWasChangedIsSaid() throws IOException {
        write();
        Files.writeString(store.journal(name(4)), Files.readString(store.journal(name(4))).substring(0, 40));
        assertEquals(List.of(name(1), name(3)), names(Lineage.of(store, name(1))));
        assertEquals(Optional.empty(), Lineage.of(store, name(1)).tampering());
        Files.writeString(store.journal(name(1)), Files.readString(store.journal(name(1))).replace("\"tell\"", "\"told\""));
        String fault = Lineage.of(store, name(1)).tampering().orElseThrow();
        assertTrue(fault.startsWith("the journal of run " + name(1) + " is not as it was written: line 3 "), fault);
    }

    @Test
    void oneThatWasPrunedIsLeftOut() {
        write();
        store.remove(name(1));
        assertEquals(List.of(name(3), name(4)), names(Lineage.of(store, name(4))));
    }
}
