package dev.keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages name is there: files, headings, commands, options, packages, and the classes on the way of a run. */
class PagesTest {
    private static final Pattern COMMAND = Pattern.compile("^ *(?:runner/)?keyturn ([a-z].*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][\\w-]*");
    private static final Pattern PACKAGE = Pattern.compile("dev\\.keyturn(?:\\.[a-z]+)+(?:\\.[A-Z]\\w+)?(?![\\w(])");
    private static final Pattern SOURCE = Pattern.compile(".*/src/main/java/(.*)\\.java");
    private static final Pattern SUBCOMMAND = Pattern.compile("(?m)^  ([a-z]+) +[A-Z]");

    private final Map<List<String>, String> help = new HashMap<>();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> wrong = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            links += page.links().size();
            page.links().stream().filter(link -> !page.fault(link).isEmpty()).map(link -> page + ": (" + link + "): " + page.fault(link))
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
        assertTrue(links > 80, links + " links");
    }

    @Test
    void everySubjectIsOnTheMap() throws IOException {
        Page map = Page.read(Command.ROOT.resolve("runner/README.md"));
        try (Stream<Path> pages = Files.list(Command.ROOT.resolve("runner/docs"))) {
            List<String> missing = pages.map(page -> "docs/" + page.getFileName()).filter(page -> !map.links().contains(page)).toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void everyFolderOfTheRunnerIsOnTheMap() throws IOException {
        Set<String> named = Set.copyOf(Page.read(Command.ROOT.resolve("runner/README.md")).code());
        try (Stream<Path> folders = Files.list(Command.ROOT.resolve("runner"))) {
            List<String> missing = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString())
                    .filter(name -> !named.contains(name)).toList();
            assertEquals(List.of(), missing);
        }
    }

    @Test
    void everyCommandAndItsOptionsExist() throws IOException {
        List<String> wrong = new ArrayList<>();
        int commands = 0;
        for (Page page : Page.all()) {
            for (String line : page.code()) {
                List<MatchResult> found = COMMAND.matcher(line).results().toList();
                commands += found.size();
                found.forEach(each -> faults(each.group(1)).forEach(fault -> wrong.add(page + ": " + line.strip() + ": " + fault)));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(commands > 30, commands + " commands");
    }

    /** An option that stands by itself belongs to some command, whichever that is. */
    @Test
    void everyOptionOfTheRunnersPagesExists() throws IOException {
        Set<String> known = new TreeSet<>(options(List.of()));
        for (String command : subcommands(List.of())) {
            known.addAll(options(List.of(command)));
            subcommands(List.of(command)).forEach(sub -> known.addAll(options(List.of(command, sub))));
        }
        List<String> wrong = new ArrayList<>();
        for (Page page : Page.all()) {
            page.code().stream().filter(code -> code.startsWith("--")).flatMap(PagesTest::named).filter(option -> !known.contains(option))
                    .forEach(option -> wrong.add(page + ": " + option));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyPackageAndClassThatIsNamedInFullExists() throws IOException {
        Set<String> known = names();
        List<String> wrong = new ArrayList<>();
        for (Page page : Page.all()) {
            page.code().stream().flatMap(code -> PACKAGE.matcher(code).results()).map(MatchResult::group).filter(name -> !known.contains(name))
                    .forEach(name -> wrong.add(page + ": " + name));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theWayOfARunNamesClassesThereAre() throws IOException {
        Set<String> known = names().stream().map(name -> name.substring(name.lastIndexOf('.') + 1)).collect(Collectors.toSet());
        for (String page : List.of("runner/README.md", "runner/docs/design.md")) {
            String way = Page.read(Command.ROOT.resolve(page)).shown().stream().filter(line -> line.contains("->")).collect(Collectors.joining(" "));
            List<String> classes = Arrays.stream(way.strip().split(" +-> +| or |, ")).map(each -> each.strip().replaceFirst("[.][a-z]+$", ""))
                    .toList();
            assertTrue(classes.size() > 15, way);
            assertEquals(List.of(), classes.stream().filter(each -> !known.contains(each)).toList(), page);
        }
    }

    @Test
    void whatIsWrongIsFound(@TempDir Path folder) throws IOException {
        Page page = Page.read(Command.ROOT.resolve("README.md"));
        assertEquals("there is no runner/nothing.md", page.fault("runner/nothing.md").replace('\\', '/'));
        assertEquals("it leads out of the repository", page.fault("../elsewhere"));
        assertTrue(page.fault("#no-such-heading").startsWith("that page has no heading of that name"), page.fault("#no-such-heading"));
        assertEquals("", page.fault("#the-tests"));
        assertEquals(List.of("there is no command 'plai'"), faults("plai x.yml"));
        assertEquals(List.of("there is no option --chekc"), faults("play x.yml --chekc -i hosts"));
        assertEquals(List.of("there is no option --reg"), faults("runs show RUN --reg FOLDER"));
        Path file = Files.writeString(folder.resolve("page.md"), "# A `b` & c\n\n[`x`](y.md), `[no](link)`\n\n    [no](link)\n\n# A `b` & c\n");
        assertEquals(List.of("y.md"), Page.read(file).links());
        assertEquals(Set.of("a-b--c", "a-b--c-1"), Page.read(file).anchors());
    }

    /** What is wrong with a command, as it stands after {@code keyturn}. */
    private List<String> faults(String line) {
        String[] words = line.replaceFirst(" +#.*", "").split(" +");
        List<String> command = new ArrayList<>(List.of(words[0]));
        if (!subcommands(List.of()).contains(words[0])) {
            return List.of("there is no command '" + words[0] + "'");
        }
        if (words.length > 1 && subcommands(command).contains(words[1])) {
            command.add(words[1]);
        }
        Set<String> known = options(command);
        return named(String.join(" ", words)).filter(option -> !known.contains(option)).map(option -> "there is no option " + option).toList();
    }

    private static Stream<String> named(String code) {
        return OPTION.matcher(code.replaceAll("'[^']*'|\"[^\"]*\"", "")).results().map(MatchResult::group);
    }

    private Set<String> options(List<String> command) {
        return named(help(command).replace("'", "")).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> subcommands(List<String> command) {
        String told = help(command);
        int at = told.indexOf("\nCommands:");
        return at < 0 ? Set.of() : SUBCOMMAND.matcher(told.substring(at)).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private String help(List<String> command) {
        return help.computeIfAbsent(List.copyOf(command), words -> {
            Command told = Command.run(Command.ROOT, Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new));
            assertFalse(told.out().isEmpty(), words + ": " + told.err());
            return told.out();
        });
    }

    /** All packages and classes of the main sources, in full. */
    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String top : List.of("modules", "runner")) {
            try (Stream<Path> files = Files.walk(Command.ROOT.resolve(top))) {
                files.map(file -> SOURCE.matcher(file.toString().replace('\\', '/'))).filter(Matcher::matches)
                        .forEach(file -> withAllAbove(file.group(1).replace('/', '.'), names));
            }
        }
        return names;
    }

    private static void withAllAbove(String name, Set<String> names) {
        names.add(name);
        if (name.contains(".")) {
            withAllAbove(name.substring(0, name.lastIndexOf('.')), names);
        }
    }
}
