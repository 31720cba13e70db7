package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.play.Modules;
import dev.keyturn.language.parse.PlaybookParser;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.module.TaskModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that is nearly a playbook: whatever is cut, swapped or put in, reading it ends with a playbook or with what is wrong, never otherwise. */
class PlaybookFuzzTest {
    private static final int TIMES = 500;
    private static final List<String> PIECES = List.of(
            "\n", "\n  ", "- ", ": ", "\t", "{{ ", " }}", "{% if x %}", "'", "\"", "[", "]", "{", "}", "&a ", "*a", "<<: *a\n", "!unsafe ",
            "!vault ", "|", ">-\n", "#", "\\", "\u0000", "\ud83d", "\u0085", "? ", "---\n", "...\n", "%YAML 1.1\n", "~", "0x", "1e400",
            "when: ", "block:\n", "loop: ", "notify: ", "msg=a b=", "99999999999999999999");

    @TempDir
    private Path folder;

    private static PlaybookParser parser() {
        List<TaskModule<?>> modules = new ArrayList<>();
        ServiceLoader.load(TaskModule.class).forEach(modules::add);
        return new PlaybookParser(new Modules(modules).catalogue(), new Templates());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls12-enable.yml", "tls-legacy-disable.yml", "tls12-clients.yml"})
    void aSpoiledPlaybookIsReadOrRefused(String name) throws IOException {
        String good = Files.readString(Command.ROOT.resolve("playbooks").resolve(name)).replaceAll("(?m)^#.*\n", "");
        PlaybookParser parser = parser();
        Path file = folder.resolve(name);
        int refused = 0;
        for (int seed = 0; seed < TIMES; seed++) {
            String spoiled = spoil(good, new Random(seed));
            Files.write(file, spoiled.getBytes(StandardCharsets.UTF_8));
            Problems problems = new Problems();
            try {
                Playbook playbook = parser.parse(file, name, problems);
                assertTrue(problems.hasErrors() || !playbook.plays().isEmpty(), "nothing is said and nothing is there");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " of " + name + ":\n" + spoiled, e);
            }
            refused += problems.hasErrors() ? 1 : 0;
        }
        assertTrue(refused > TIMES / 2, refused + " of " + TIMES + " are refused");
    }

    private static String spoil(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int times = 1 + random.nextInt(4); times > 0 && out.length() > 0; times--) {
            int from = random.nextInt(out.length());
            int to = Math.min(out.length(), from + 1 + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> out.delete(from, random.nextInt(5) == 0 ? out.length() - 1 : to);
                case 1 -> out.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> out.setCharAt(from, (char) (random.nextInt(10) == 0 ? random.nextInt(0x3000) : 32 + random.nextInt(95)));
                default -> out.insert(random.nextInt(out.length()), out.substring(from, to));
            }
        }
        return out.toString();
    }
}
