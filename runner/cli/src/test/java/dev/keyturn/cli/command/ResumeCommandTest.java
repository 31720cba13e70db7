package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that did not come to its end is finished later, and handlers that did not run are not forgotten. */
class ResumeCommandTest {
    private static final String PLAY = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                  notify: told
                - name: stumble
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: b, data: "{{ b }}", type: dword }
                  when: inventory_hostname == 'h02'
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: "yes", type: string }
            """;

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        fleet = new Fleet(folder, 3);
    }

    private Command play(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--runs-dir", "runs"));
        return fleet.play(PLAY, all.toArray(String[]::new));
    }

    private List<String> runs() {
        return new RunStore(folder.resolve("runs")).runs();
    }

    private StoredRun last() {
        return new RunStore(folder.resolve("runs")).read(runs().get(runs().size() - 1));
    }

    private Command resume(String... options) {
        List<String> line = new ArrayList<>(List.of("resume", runs().get(0), "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private boolean holds(int host, String text) {
        return fleet.read(Fleet.name(host) + ".reg").contains(text);
    }

    @Test
    void onlyTheHostsThatAreLeftAreGoneOverAndTheirHandlersRun() throws IOException {
        Files.delete(folder.resolve("h03.reg"));
        assertEquals(4, play("-e", "b=text").code());
        assertTrue(holds(1, "\"told\"") && holds(2, "\"a\"") && !holds(2, "\"told\""));
        fleet.write("h03.reg", "Windows Registry Editor Version 5.00\r\n");
        fleet.write("play.yml", PLAY.replace("\"{{ b }}\"", "2"));
        Command resumed = resume();
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertTrue(resumed.err().startsWith("keyturn: resuming run " + runs().get(0) + " on 2 of 3 hosts\n"), resumed.err());
        assertFalse(resumed.out().contains("h01"), resumed.out());
        assertTrue(holds(2, "\"b\"=dword:00000002") && holds(2, "\"told\"") && holds(3, "\"told\""), "what h02 was notified of runs though 'write' is done");
        assertEquals("resume", last().header().kind());
        assertEquals(runs().get(0), last().header().of().orElseThrow());
        assertFalse(resumed.out().contains("HANDLERS OWED"), resumed.out());
    }

    @Test
    void aRunWhoseJournalWasCutIsResumedFromWhatIsThere() throws IOException {
        assertEquals(0, play("-e", "b=2").code());
        String done = fleet.read("h02.reg");
        Path journal = folder.resolve("runs").resolve(runs().get(0)).resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(journal);
        for (int host = 1; host <= 3; host++) {
            fleet.write(Fleet.name(host) + ".reg", "Windows Registry Editor Version 5.00\r\n");
        }
        Files.write(journal, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertEquals(0, resume().code());
        assertEquals(done, fleet.read("h02.reg"));
    }

    private static final String HANGING = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                  register: written
                  notify: told
                - name: follow
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: b, data: 2, type: dword }
                  when: written is changed
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: "yes", type: string }
            """;

    /** One host on which a run was killed when only its first value was written, and its journal had come to a record of this type. */
    private void killed(String type) throws IOException {
        fleet = new Fleet(folder, 1);
        assertEquals(0, fleet.play(HANGING, "--runs-dir", "runs").code());
        cut(runs().get(0), type);
        fleet.write("h01.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n\"a\"=dword:00000001\r\n");
    }

    private void cut(String run, String type) throws IOException {
        Path journal = new RunStore(folder.resolve("runs")).journal(run);
        List<String> lines = Files.readAllLines(journal);
        int last = lines.indexOf(lines.stream().filter(line -> line.contains("\"type\":\"" + type + "\"")).findFirst().orElseThrow());
        Files.write(journal, lines.subList(0, last + 1));
    }

    @Test
    void whatHangsOnAWriteOfARunThatWasKilledRightAfterItIsDone() throws IOException {
        for (String type : List.of("intent", "done", "notified")) {
            killed(type);
            Command resumed = resume();
            assertEquals(0, resumed.code(), resumed.out() + resumed.err());
            assertTrue(holds(1, "\"told\"") && holds(1, "\"b\""), type + ": " + resumed.out());
            for (String run : runs()) {
                new RunStore(folder.resolve("runs")).remove(run);
            }
        }
    }

    @Test
    void aResumeThatWasKilledIsResumedByItsNameOrByThatOfTheRun() throws IOException {
        for (int named = 0; named <= 1; named++) {
            killed("notified");
            assertEquals(0, resume().code());
            cut(last().header().run(), named == 0 ? "done" : "run");
            fleet.write("h01.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n\"a\"=dword:00000001\r\n");
            Command again = Command.run(folder, "resume", runs().get(named), "--runs-dir", "runs");
            assertEquals(0, again.code(), again.out() + again.err());
            assertTrue(holds(1, "\"told\"") && holds(1, "\"b\""), again.out());
            assertTrue(resume().out().startsWith("ok: run " + runs().get(0) + " and what resumed it brought all its "), "there is nothing left");
            for (String run : runs()) {
                new RunStore(folder.resolve("runs")).remove(run);
            }
        }
    }

    @Test
    void aConsentOfTheRunDoesNotLast() {
        play("-e", "b=text", "--allow-lockout", "h01,h02", "--break-lock=h01");
        fleet.write("play.yml", PLAY.replace("\"{{ b }}\"", "2"));
        assertEquals(0, resume("--allow-lockout", "h02").code(), "h01 is not left, so naming it again would be refused");
        assertEquals(1, last().header().command().stream().filter("--allow-lockout"::equals).count());
        assertFalse(last().header().command().stream().anyMatch(word -> word.startsWith("--break-lock")));
    }

    @Test
    void whereNothingIsLeftThatIsSaid() {
        play("-e", "b=2");
        Command resumed = resume();
        assertEquals(0, resumed.code());
        assertEquals("ok: run " + runs().get(0) + " brought all its 3 hosts to the end; there is nothing to resume\n", resumed.out());
    }

    @Test
    void aSecretThatWasNotKeptHasToBeGivenAgain() {
        play("-e", "b=text", "-e", "my_password=Sesame");
        Command refused = resume();
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("held a secret, which was not kept: my_password=********; give it again with -e"), refused.err());
        fleet.write("play.yml", PLAY.replace("\"{{ b }}\"", "2"));
        assertEquals(0, resume("-e", "my_password=Sesame").code());
    }

    @Test
    void aHandlerThatDidNotRunIsOwedUntilItDoes() {
        Command failed = play("-e", "b=text");
        assertTrue(failed.out().contains("HANDLERS OWED"), failed.out());
        String debt = "h02: the handler 'told' was notified by run " + runs().get(0) + " and has not run; --handler-debt runs it";
        assertTrue(failed.out().contains(debt), failed.out());
        Command again = play("-e", "b=2");
        assertTrue(again.out().contains(debt), "still owed: " + again.out());
        Command check = play("-e", "b=2", "--check", "--handler-debt");
        assertTrue(check.out().contains(debt) && !holds(2, "\"told\""), "a check run pays nothing: " + check.out());
        Command paid = play("-e", "b=2", "--handler-debt");
        assertFalse(paid.out().contains("HANDLERS OWED"), paid.out());
        assertTrue(holds(2, "\"told\""));
        assertEquals(0, play("-e", "b=2", "--json").json().get("handlers_owed").size());
    }

    /** What a run is asked for stands in its header as data, so that nothing is read from its command line. */
    @Test
    void aRunIsResumedAsItWasAskedFor() throws IOException {
        play("-e", "b=text", "-l", "h02,h03", "-f", "7", "--skip-tags", "never", "--gpo", "ignore", "--lock-wait", "3", "--diff", "-v", "--retry-file", "left");
        Map<String, Object> request = last().header().request();
        assertEquals("play", request.get("operation"));
        assertEquals("h02,h03", request.get("limit"));
        assertEquals(7L, request.get("forks"));
        assertEquals(3L, request.get("lock_wait"));
        assertEquals(List.of("b=text"), request.get("extra_vars"));
        assertEquals(Map.of("gpo", "ignore"), request.get("more_vars"));
        assertEquals(List.of("never"), request.get("skip_tags"));
        fleet.write("play.yml", PLAY.replace("\"{{ b }}\"", "2"));
        Command resumed = resume();
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertTrue(resumed.out().contains("+   b: dword:0x00000002"), "shown as the run was, with --diff: " + resumed.out());
        Map<String, Object> again = new TreeMap<>(last().header().request());
        assertEquals(new TreeMap<>(request), again, "a resume that is killed is resumed the same way");
    }

    /** A journal of an earlier version has the command line only, one of a resume with the words by which it was told what is left. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--among h02,h03 --resumes 20260101T000000000Z-000000"})
    void aRunOfAnEarlierVersionIsResumedByItsCommandLine(String ofAResume) throws IOException {
        fleet.write("play.yml", PLAY.replace("when: inventory_hostname == 'h02'", ""));
        List<String> line = new ArrayList<>(List.of("play", "play.yml", "-i", "hosts.yml", "-e", "b=2", "--forks=3", "-v", "--tags", "all"));
        line.addAll(ofAResume.isEmpty() ? List.of() : List.of(ofAResume.split(" ")));
        RunHeader header = new RunHeader(RunId.next(Instant.now()), "play", Optional.empty(), "ann", "ctl", Optional.empty(), line, Optional.of("CHG7"),
                folder.toString(), List.of("play.yml"), List.of("hosts.yml"), Optional.empty(), List.of("h01", "h02", "h03"));
        new RunStore(folder.resolve("runs")).begin(header).close();
        Command resumed = resume();
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertTrue(holds(1, "\"b\"") && holds(2, "\"b\"") && holds(3, "\"b\""), resumed.out());
        assertEquals(Optional.of("CHG7"), last().header().change());
        assertEquals("play", last().header().request().get("operation"));
    }

    @Test
    void aLineOfAnEarlierVersionThatIsNotUnderstoodIsSaid() {
        RunHeader header = new RunHeader(RunId.next(Instant.now()), "play", Optional.empty(), "ann", "ctl", Optional.empty(),
                List.of("play", "play.yml", "--no-such-option"), Optional.empty(), folder.toString(), List.of("play.yml"), List.of("hosts.yml"),
                Optional.empty(), List.of("h01"));
        new RunStore(folder.resolve("runs")).begin(header).close();
        Command resumed = resume();
        assertEquals(2, resumed.code());
        assertEquals("keyturn: the command line of run " + header.run() + " is not understood any more: Unknown option: '--no-such-option'"
                + "; give the command again with --limit\n", resumed.err());
    }
}
