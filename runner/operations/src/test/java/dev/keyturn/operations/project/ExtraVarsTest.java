package dev.keyturn.operations.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraVarsTest {
    private final Problems problems = new Problems();

    @TempDir
    private Path folder;

    private Map<String, Object> read(String... options) {
        return ExtraVars.read(List.of(options), folder, problems);
    }

    private String said() {
        return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void pairsAreTextAndPartAtBlanksOutsideOfQuotesAndTemplates() {
        assertEquals(Map.of("a", "1", "b", "x y", "c", "C:\\new\\{{ inventory_hostname }}.reg", "d", "{{ a | default('p q') }}z", "e", ""),
                read("a=1 b='x y'", "c=C:\\new\\{{ inventory_hostname }}.reg d={{ a | default('p q') }}z e="));
        assertEquals("", said());
    }

    @Test
    void yamlAndFilesKeepTheirTypes() throws IOException {
        Files.writeString(folder.resolve("v.yml"), "x: 0xA80\ny: [1]\n");
        assertEquals(Map.of("a", true, "x", 2688L, "y", List.of(1L)), read("{a: yes}", "@v.yml"));
        assertEquals(Map.of("a", "later"), read("{\"a\": 1}", "a=later"));
    }

    @Test
    void whatIsNeitherIsSaid() {
        read("oops", "1a=2", "a='open", "@nope.yml", "[1]");
        assertEquals("""
                -e: found 'oops'; expected name=value, {name: value} or @file
                -e: found '1a=2'; expected name=value, {name: value} or @file
                -e: the quote ' is not closed in: a='open
                -e:1:1: found a list; expected variables as 'name: value' lines
                nope.yml: there is no such file""", said());
    }
}
