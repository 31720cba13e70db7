package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostPatternTest {
    private final Problems problems = new Problems();
    private Inventory inventory;

    @TempDir
    private Path folder;

    static Stream<Map.Entry<String, String>> rows() throws IOException {
        return Table.of("patterns.txt").entrySet().stream();
    }

    @BeforeEach
    void load() throws IOException {
        inventory = new Sample(folder).file("i.ini", Table.text("patterns.ini")).load();
    }

    private String select(String pattern) {
        return String.join(" ", HostPattern.select(pattern, inventory, new Place("site.yml", 1, 10), problems));
    }

    private String said() {
        return String.join("\n", problems.all().stream().map(Object::toString).toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void patternsSelectWhatAnsibleSelects(Map.Entry<String, String> row) {
        assertEquals(row.getValue(), select(row.getKey()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ring3|site.yml:1:10: warning: no host or group is called 'ring3'; did you mean 'ring1'?",
        "ring1:ex4|site.yml:1:10: warning: no host or group is called 'ex4'; did you mean 'ex01'?",
        "ring1:!somewhere|site.yml:1:10: warning: no host or group is called 'somewhere'",
        "x*|site.yml:1:10: warning: no host or group matches 'x*'",
        "~x|site.yml:1:10: warning: no host or group matches '~x'",
        "~ex[|site.yml:1:10: '~ex[' is no regular expression: Unclosed character class at character 4",
        "ring1:!exchange|site.yml:1:10: warning: the pattern 'ring1:!exchange' selects no host",
        "empty|site.yml:1:10: warning: the pattern 'empty' selects no host",
        "ring1[3]|site.yml:1:10: warning: 'ring1[3]' selects no host: 'ring1' has 3, at 0 to 2",
        "ex0[1-2]|site.yml:1:10: warning: 'ex0[1-2]' selects no host, here and in Ansible; a slice is written with ':', as in '[0:1]'",
        "ring2[-2]|site.yml:1:10: warning: 'ring2[-2]' selects no host: 'ring2' has one, at 0",
        "''|site.yml:1:10: warning: the pattern '' selects no host",
        "ring1|''",
        "localhost|''",
        "127.0.0.1|''",
    })
    void whatMatchesNothingIsSaid(String pattern, String message) {
        select(pattern);
        assertEquals(message, said());
    }

    @Test
    void anEmptyInventoryIsSaid() {
        inventory = InventoryLoader.load(List.of(), folder, problems);
        assertEquals("", select("all"));
        assertEquals("localhost", select("localhost"));
        assertEquals("site.yml:1:10: warning: the pattern 'all' selects no host; the inventory has none", said());
    }

    @Test
    void namesWithColonsAreFoundWhole() {
        inventory = new Sample(folder).file("j.ini", "2001:db8::1\n2001:0:0:0:0:0:0:2\n").load("j.ini");
        assertEquals("2001:db8::1", select("2001:db8::1"));
        assertEquals("2001:0:0:0:0:0:0:2", select("2001:0:0:0:0:0:0:2"));
    }

    @Test
    void aHostWinsOverAGroupOfItsName() {
        inventory = new Sample(folder).file("j.ini", "web\n[web]\nw1\n").load("j.ini");
        assertEquals("web", select("web"));
    }

    @Test
    void aLimitMayReadFiles() throws IOException {
        Files.writeString(folder.resolve("failed.txt"), "# from yesterday\nex02\n\ndc*:!dc02\n");
        Files.writeString(folder.resolve("none.txt"), "\n");
        assertEquals(List.of("ex02", "dc01"), limit("@failed.txt"));
        assertEquals(List.of("ex10", "ex02", "dc01"), limit("ring2, @failed.txt"));
        assertEquals(List.of("dc01"), limit("@failed.txt,!ex02"));
        assertEquals(List.of("lone", "dc01", "dc02"), limit("!exchange"));
        assertEquals("", said());
        assertEquals(List.of(), limit("@none.txt"));
        assertEquals(List.of(), limit("@missing.txt"));
        assertEquals(List.of(), limit("ring9"));
        assertEquals("--limit: warning: the pattern '@none.txt' selects no host\n--limit: warning: the pattern '@missing.txt' selects no host\n"
                + "--limit: warning: no host or group is called 'ring9'; did you mean 'ring1'?\nmissing.txt: there is no such file", said());
    }

    private List<String> limit(String pattern) {
        return HostPattern.limit(pattern, inventory, folder, problems);
    }
}
