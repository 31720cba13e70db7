package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No message advises an option that no command has. */
class AdvisedOptionsTest {
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\n])*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    /** What {@code git} is told, what {@code ansible-inventory} has to be asked for, and what stood in lines of earlier versions. */
    private static final Set<String> OTHERS = Set.of("--no-optional-locks", "--porcelain", "--untracked-files", "--ignore-submodules",
            "--name-only", "--get-regexp", "--list", "--yaml",
            "--among", "--resumes");

    @TempDir
    private Path folder;

    @Test
    void everyOptionThatATextNamesIsOneOfOurs() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String command : Command.run(folder, "--help").out().lines().filter(line -> line.matches("  [a-z]+ .*")).map(line -> line.strip().split(" ")[0])
                .toList()) {
            options(Command.run(folder, command, "--help").out(), known);
        }
        for (String inner : new String[] {"show", "verify", "compare", "prune", "evidence"}) {
            options(Command.run(folder, "runs", inner, "--help").out(), known);
        }
        options(Command.run(folder, "plan", "show", "--help").out(), known);
        assertTrue(known.contains("--limit") && known.contains("--handler-debt") && known.size() > 40, known.toString());
        Set<String> named = new TreeSet<>();
        for (String room : new String[] {"modules", "runner"}) {
            try (Stream<Path> all = Files.walk(Path.of(System.getProperty("keyturn.root"), room))) {
                for (Path file : all.filter(each -> each.toString().endsWith(".java") && each.toString().replace('\\', '/').contains("/src/main/")).toList()) {
                    Matcher text = TEXT.matcher(Files.readString(file));
                    while (text.find()) {
                        options(text.group(1), named);
                    }
                }
            }
        }
        named.removeAll(known);
        named.removeAll(OTHERS);
        assertEquals(Set.of(), named);
    }

    private static void options(String text, Set<String> into) {
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            into.add(option.group());
        }
    }
}
