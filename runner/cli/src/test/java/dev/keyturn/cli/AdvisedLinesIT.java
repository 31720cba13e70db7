package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message says to type is typed, word for word, in a process of its own and in the folder where its user stands. */
class AdvisedLinesIT {
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                  notify: told
                - name: stumble
                  fail: { msg: not yet }
                  when: inventory_hostname == 'h02' and not mended | default(false)
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: 1, type: dword }
            """;

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        fleet = new Fleet(folder, 3).write("play.yml", PLAY).write("vars.yml", "mended: true\n");
    }

    private Command typed(String line) throws IOException, InterruptedException {
        // as the launcher does it, which would build first, beside the tests that use what is built
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Path.of(System.getProperty("keyturn.root"), "runner/cli/target/keyturn/lib/keyturn-cli.jar").toString()));
        words.addAll(Arrays.asList(line.split(" ")));
        Path err = folder.resolve("err.txt");
        Path out = folder.resolve("out.txt");
        ProcessBuilder keyturn = new ProcessBuilder(words).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        keyturn.environment().put("KEYTURN_RUNS_DIR", folder.resolve("runs").toString());
        int code = keyturn.start().waitFor();
        return new Command(code, Files.readString(out), Files.readString(err));
    }

    private static String advised(String pattern, String said) {
        Matcher matcher = Pattern.compile(pattern).matcher(said);
        assertTrue(matcher.find(), "nothing like " + pattern + " in:\n" + said);
        return matcher.group(1);
    }

    @Test
    void theHostsThatAreLeftAreGoneOverAgain() throws Exception {
        Command failed = typed("play play.yml -i hosts.yml");
        assertEquals(2, failed.code(), failed.out() + failed.err());
        String limit = advised("say (--limit @\\S+)", failed.err());
        Command again = typed("play play.yml -i hosts.yml " + limit + " -e @vars.yml");
        assertEquals(0, again.code(), again.out() + again.err());
        assertTrue(again.out().contains("h02") && !again.out().contains("h01"), again.out());
    }

    @Test
    void aHandlerThatIsOwedIsRunAndARunIsTakenBack() throws Exception {
        Command failed = typed("play play.yml -i hosts.yml");
        String debt = advised("has not run; (--handler-debt) runs it", failed.out());
        Command paid = typed("play play.yml -i hosts.yml --extra-vars @vars.yml " + debt);
        assertEquals(0, paid.code(), paid.out() + paid.err());
        Command list = typed("runs");
        String run = advised("(?m)^(\\S+-[0-9a-f]{6}) ", list.out());
        assertEquals(0, typed("runs show " + run).code());
        Command none = typed("verify 20200101T000000000Z-000000");
        assertEquals(0, typed(advised("'keyturn (runs)' lists", none.err())).code());
    }
}
