package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hosts that a run leaves behind are listed for the next one. */
class RetryFileTest {
    private static final String FAILS = """
            - name: settings
              hosts: all
              gather_facts: false
              %s
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                - fail: { msg: not yet }
                  when: inventory_hostname in ['h02', 'h04'] and not mended | default(false)
            """;

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        fleet = new Fleet(folder, 5);
    }

    private List<String> listed(String file) {
        return fleet.read(file).lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void hostsThatFailedOrDidNotAnswerAreListedAndCanBeGoneOverAgain() throws IOException {
        Files.delete(folder.resolve("h05.reg"));
        Command run = fleet.play(FAILS.formatted("ignore_errors: false"));
        assertEquals(4, run.code());
        assertEquals("keyturn: 3 hosts did not come to the end; to go over them again, say --limit @play.retry\n", run.err());
        assertEquals(List.of("h02", "h04", "h05"), listed("play.retry"));
        fleet.write("h05.reg", "Windows Registry Editor Version 5.00\r\n");
        Command again = fleet.play(FAILS.formatted("ignore_errors: false"), "--limit", "@play.retry", "-e", "{mended: true}", "--json");
        assertEquals(0, again.code(), again.err());
        assertEquals(List.of("h02", "h04", "h05"), again.json().get("hosts").findValuesAsText("host").stream().distinct().toList());
    }

    @Test
    void hostsThatWereNotBegunAreListedToo() {
        Command run = fleet.play(FAILS.formatted("serial: 2\n  any_errors_fatal: true"));
        assertEquals(List.of("h02", "h03", "h04", "h05"), listed("play.retry"));
        assertTrue(run.out().contains("NOT BROUGHT TO THE END"), run.out());
        assertTrue(run.out().contains("3 hosts: h03, h04, h05: not begun, or stopped on the way"), run.out());
        assertEquals("false", fleet.play(FAILS.formatted("serial: 2\n  any_errors_fatal: true"), "--json").json().get("hosts").get(4).get("finished").asText());
    }

    @Test
    void nothingIsWrittenWhereNothingIsLeftOrACheckRunLeavesIt() {
        assertEquals(0, fleet.play(FAILS.formatted("ignore_errors: true")).code());
        assertEquals(2, fleet.play(FAILS.formatted("ignore_errors: false"), "--check").code());
        assertFalse(Files.exists(folder.resolve("play.retry")));
    }

    @Test
    void itsPlaceCanBeChosenAndACheckRunWritesItThere() {
        fleet.play(FAILS.formatted("ignore_errors: false"), "--check", "--retry-file", "left.txt");
        assertEquals(List.of("h02", "h04"), listed("left.txt"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidAndChangesNothingElse() {
        Command run = fleet.play(FAILS.formatted("ignore_errors: false"), "--retry-file", "nowhere/left.txt");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("could not be written to nowhere/left.txt"), run.err());
    }
}
