package dev.keyturn.language.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each playbook in the folder {@code errors} makes the mistake that it is named after; beside it stands what is said about it. */
class PlaybookMistakesTest {
    static List<Path> playbooks() throws IOException, URISyntaxException {
        Path folder = Path.of(PlaybookMistakesTest.class.getResource("errors").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("playbooks")
    void a_mistake_is_told_with_its_place_and_its_cure(Path playbook) throws IOException {
        String name = playbook.getFileName().toString();
        Problems problems = new Problems();
        new PlaybookParser(SampleCallees.catalogue(), new Templates()).parse(playbook, name, problems);
        String said = problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
        assertEquals(Files.readString(playbook.resolveSibling(name.replace(".yml", ".txt"))), said);
        assertFalse(problems.all().isEmpty(), "nothing is said");
    }

    @Test
    void every_text_belongs_to_a_playbook() throws IOException, URISyntaxException {
        List<Path> playbooks = playbooks();
        assertTrue(playbooks.size() >= 60, playbooks.size() + " mistakes");
        try (Stream<Path> files = Files.list(playbooks.get(0).getParent())) {
            assertEquals(2L * playbooks.size(), files.count());
        }
    }
}
