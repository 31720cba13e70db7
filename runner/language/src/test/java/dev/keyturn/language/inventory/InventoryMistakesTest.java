package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is said about mistakes against a file of examples. */
class InventoryMistakesTest {
    @TempDir
    private Path folder;

    /** A case is a line {@code === file name}, the file's text, a line {@code ---}, and what is said. */
    static Stream<Arguments> mistakes() throws Exception {
        String all;
        try (var in = InventoryMistakesTest.class.getResourceAsStream("mistakes.txt")) {
            all = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        List<Arguments> cases = new ArrayList<>();
        for (String each : all.split("(?m)^=== ")) {
            String[] parts = each.split("(?m)^--->\n");
            if (parts.length == 2) {
                int end = parts[0].indexOf('\n');
                cases.add(Arguments.of(parts[0].substring(0, end), parts[0].substring(end + 1).replace("<TAB>", "\t"), parts[1].strip()));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreSaidInPlace(String file, String text, String said) {
        Sample sample = new Sample(folder).file(file, text);
        sample.load();
        assertEquals(said, sample.said());
    }

    @Test
    void missingFilesSayWhatMayBeMeant() {
        Sample sample = new Sample(folder).file("inventory.yml", "all: {hosts: {w1: }}").file("group_vars", "x");
        sample.load("invntory.yml", "ex01", "no/such.yml", "inventory.yml");
        assertEquals("invntory.yml: there is no such file; did you mean 'inventory.yml'?\n"
                + "ex01: there is no such file; for a list of hosts write a comma: 'ex01,'\n"
                + "no/such.yml: there is no such file\n"
                + "group_vars: warning: this is a file and is not read; expected a folder with a file for each name", sample.said());
    }

    @Test
    void filesOfVariablesAreHeldToTheirForm() {
        Sample sample = new Sample(folder).file("i.ini", "[web]\nw[1:2]\n[db]\nd1\n").file("group_vars/all.yml", "- a\n")
                .file("group_vars/web.yml", "x: 1\nx: 2\n").file("group_vars/bd.yml", "x: 1\n").file("group_vars/ring7.yml", "x: 1\n")
                .file("host_vars/w1/a.yml", "text\n").file("host_vars/w1.yml", "x: 1\n").file("host_vars/w2", "")
                .file("host_vars/w1/secret", "$ANSIBLE_VAULT;1.1;AES256\n6331\n").file("host_vars/d1.json", "{\"a-b\": }");
        sample.load("i.ini");
        assertEquals("group_vars/all.yml:1:1: found a list; a file of variables holds 'name: value' lines\n"
                + "group_vars/web.yml:2:1: warning: the key 'x' stands here again (first at line 1); this last one counts\n"
                + "group_vars/bd.yml: warning: this is not read, since nothing is called 'bd'; did you mean 'db'?\n"
                + "host_vars/w1/a.yml:1:1: found the text 'text'; a file of variables holds 'name: value' lines\n"
                + "host_vars/w1/secret: the file is encrypted with ansible-vault, and such files cannot be read yet;"
                + " give its variables with -e from a file that is not in git\n"
                + "host_vars/w1.yml: warning: this is not read, since 'w1' beside it counts, here and in Ansible; put both into one\n"
                + "host_vars/d1.json:1:2: warning: no template can name the variable 'a-b';"
                + " expected letters, digits and _, not beginning with a digit",
                sample.said());
    }

    @Test
    void oneFileBesidePlaybookAndInventoryIsSaidOnce() {
        Sample sample = new Sample(folder).file("i.ini", "w1\n").file("group_vars/all.yml", "- a\n");
        sample.load().withPlaybookFolder(folder, sample.problems()).withPlaybookFolder(Path.of(""), sample.problems());
        assertEquals("group_vars/all.yml:1:1: found a list; a file of variables holds 'name: value' lines", sample.said());
    }
}
