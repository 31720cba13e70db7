package dev.keyturn.language.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private final Problems problems = new Problems();

    private Object data(String yaml) {
        return YamlReader.parse(yaml, "x.yml", problems).map(YamlNode::data).orElse(null);
    }

    private String said() {
        return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    @Test
    void plainScalarsMeanWhatYaml11Says() {
        assertEquals(Arrays.asList(true, false, true, false, "y", 2688L, 511L, 45045L, -5L, 1.5, "1e3", null, null, "2026-01-01",
                        new BigInteger("18446744073709551615"), 1000L, 0L),
                data("[yes, No, on, off, y, 0xA80, 0777, 12:30:45, -5, 1.5, 1e3, ~, null, 2026-01-01, 18446744073709551615, 1_000, 0]"));
        assertEquals(Arrays.asList("yes", "1", ""), data("['yes', \"1\", '']"));
        assertEquals("", said());
    }

    @Test
    void aKeyIsTextAsItWasWritten() {
        assertEquals(Map.of("yes", 1L, "0x10", 2L), data("{yes: 1, 0x10: 2}"));
    }

    @Test
    void everyNodeKnowsItsPlace() {
        YamlNode root = YamlReader.parse("a:\n  - x\n  -  b: [1,\n      22]\n", "x.yml", problems).orElseThrow();
        YamlNode.Sequence list = (YamlNode.Sequence) ((YamlNode.Mapping) root).get("a").orElseThrow();
        assertEquals("x.yml:2:5", list.items().get(0).place().toString());
        YamlNode.Sequence inner = (YamlNode.Sequence) ((YamlNode.Mapping) list.items().get(1)).get("b").orElseThrow();
        assertEquals("x.yml:4:7", inner.items().get(1).place().toString());
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        assertEquals(Map.of("a", Map.of("x", 1L, "y", 2L), "b", Map.of("x", 1L, "y", 3L), "c", List.of(Map.of("x", 1L, "y", 2L))),
                data("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: [*a]\n"));
        assertEquals("", said());
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1))))
                    .append("]\n");
        }
        data(bomb.toString());
        assertTrue(said().matches("x\\.yml:\\d+:\\d+: with its aliases written out .* is refused"), said());
    }

    @Test
    void equalKeysWarnAndTheLastCounts() {
        assertEquals(Map.of("a", 2L, "b", 1L), data("a: 1\nb: 1\na: 2\n"));
        assertEquals("x.yml:3:1: warning: the key 'a' stands here again (first at line 1); this last one counts", said());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a:\\n\\tb: 1|x.yml:2:1: found a tab; YAML is indented with spaces only",
        "a: b: c|x.yml:1:5: a ':' is not allowed here; put a text that holds ': ' in quotes, or check the indentation",
        "a: 'x|x.yml:1:6: the file ends inside a quoted text (in what begins at line 1); the closing quote is missing",
        "a: *b|x.yml:1:4: the alias '*b' has no anchor '&b' before it",
        "a: !foo x|x.yml:1:4: the tag '!foo' is unknown; expected none, '!unsafe' or '!!str'",
        "- a\\n b: 1|x.yml:2:3: a ':' is not allowed here; put a text that holds ': ' in quotes, or check the indentation",
        "a: 1\\n---\\nb: 1|x.yml:3:1: a second document begins here; expected one document in a file",
        "a: {{ b }}|x.yml:1:6: found a list or a mapping where a key stands; a text that begins with '{{' must be in quotes, as in \"{{ x }}\"",
        "a: {% if b %}|x.yml:1:5: a text cannot begin with % unless it is in quotes",
        "a: @b|x.yml:1:4: a text cannot begin with @ unless it is in quotes",
        "<<: 1|x.yml:1:5: found the number '1' after '<<:'; expected an alias of a mapping, or a list of those",
    })
    void mistakesAreSaidInPlace(String yaml, String message) {
        data(yaml.replace("\\n", "\n").replace("\\t", "\t"));
        assertEquals(message, said());
    }

    @Test
    void aWrongEscapeNamesTheCure() {
        data("path: \"HKLM:\\SOFTWARE\"");
        assertEquals("x.yml:1:14: found unknown escape character S; in double quotes a backslash must be doubled:"
                + " put a registry path in single quotes or none", said());
    }

    @Test
    void whatIsNoTextIsRefused(@TempDir Path folder) throws Exception {
        Path binary = Files.write(folder.resolve("b.yml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF});
        Path zero = Files.write(folder.resolve("z.yml"), new byte[] {'a', ':', ' ', 0, 1});
        Path utf16 = Files.write(folder.resolve("u.yml"), "\uFEFFa: 1".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        Path big = folder.resolve("big.yml");
        try (var channel = Files.newByteChannel(big, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(50L << 20);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }
        for (Path file : List.of(binary, zero, utf16, big, folder, folder.resolve("none.yml"))) {
            YamlReader.read(file, file.getFileName().toString(), problems);
        }
        String folderName = folder.getFileName().toString();
        assertEquals(List.of("b.yml: the file is not UTF-8 text", "z.yml: the file is not text: it holds the character U+0000",
                "u.yml: the file is not UTF-8 text but UTF-16; save it as UTF-8",
                "big.yml: the file has 52428801 bytes; at most 8388608 are read. Is this the right file?",
                folderName + ": this is a folder; expected a file", "none.yml: there is no such file"),
                problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void deepNestingIsRefused() {
        data("[".repeat(300) + "]".repeat(300));
        assertTrue(said().contains("nested more than 100 levels deep"), said());
    }

    @Test
    void unsafeTextIsMarked() {
        assertEquals(new dev.keyturn.language.template.Unsafe("{{ x }}"), data("!unsafe '{{ x }}'"));
    }
}
