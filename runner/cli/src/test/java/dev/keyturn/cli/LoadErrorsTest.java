package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be understood ends the command with 4 and with all mistakes at once, before any host is opened: the hosts' snapshots here are no
 * registry, which opening one would say. The playbooks in the folder {@code mistakes} make the mistakes they are named after.
 */
class LoadErrorsTest {
    private static final String GOOD = "- hosts: all\n  tasks:\n    - debug: {msg: hello}\n";

    @TempDir
    private Path folder;

    private Fleet fleet;

    @BeforeEach
    void twoHostsThatCannotBeOpened() {
        fleet = new Fleet(folder, 2).write("h01.reg", "garbage").write("h02.reg", "garbage");
    }

    static List<Path> playbooks() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(Path.of(LoadErrorsTest.class.getResource("mistakes").toURI()))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private Map<String, FileTime> files() throws IOException {
        Map<String, FileTime> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.put(file.toString(), Files.getLastModifiedTime(file));
            }
        }
        return all;
    }

    /** Runs the command on what lies in the folder, and holds it to having touched nothing. */
    private void assertRefused(String said, String... options) throws IOException {
        Map<String, FileTime> before = files();
        Command run = Command.run(folder, Stream.concat(Stream.of("play"), Stream.of(options)).toArray(String[]::new));
        assertEquals(said, run.err());
        assertEquals("", run.out());
        assertEquals(4, run.code());
        assertEquals(before, files(), "nothing is written");
    }

    private static String closing(int mistakes) {
        return "keyturn: " + (mistakes == 1 ? "1 mistake" : mistakes + " mistakes") + "; no host was reached, nothing was changed\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("playbooks")
    void aMistakeInAPlaybookIsTold(Path playbook) throws IOException {
        String name = playbook.getFileName().toString();
        Files.copy(playbook, folder.resolve(name));
        assertRefused(Files.readString(playbook.resolveSibling(name.replace(".yml", ".txt"))), name, "-i", "hosts.yml");
    }

    @Test
    void mistakesOfAllFilesAreToldAtOnceAndInTheOrderOfTheirPlaces() throws IOException {
        fleet.write("a.yml", "- hosts: all\n  taks: []\n  tasks:\n    - debgu: {msg: x}\n").write("b.yml", "")
                .write("inventory.yml", "all:\n  host: {h01: }\n").write("more.ini", "[web\n")
                .write("vars.yml", "- list\n");
        Files.createDirectory(folder.resolve("group_vars"));
        fleet.write("group_vars/all.yml", "x: [1\n");
        assertRefused("""
                vars.yml:1:1: found a list; expected variables as 'name: value' lines
                -e: found 'x'; expected name=value, {name: value} or @file
                a.yml:2:3: 'taks' is no keyword of a play; did you mean 'tasks'?
                a.yml:4:7: 'debgu' is neither a module nor a keyword of a task; did you mean 'debug'?
                b.yml: the playbook is empty; expected a list of plays
                inventory.yml:2:3: 'host' is no part of the group 'all'; expected 'hosts', 'children' or 'vars'; did you mean 'hosts'?
                more.ini:1:1: found '[web'; expected a section without blanks in it, such as '[web]', '[web:children]' or '[web:vars]'
                group_vars/all.yml:2:1: this is no YAML: expected ',' or ']', but got <stream end> (in what begins at line 1)
                """ + closing(8), "a.yml", "b.yml", "-i", "inventory.yml", "-i", "more.ini", "-e", "@vars.yml", "-e", "x y=1");
    }

    @Test
    void aFileOfFiftyMegabytesIsNotRead() throws IOException {
        for (String name : List.of("big.yml", "big.ini")) {
            try (FileChannel big = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                big.write(ByteBuffer.wrap(new byte[] {'x'}), 50L << 20);
            }
        }
        String said = " the file has 52428801 bytes; at most 8388608 are read. Is this the right file?\n";
        assertRefused("big.yml:" + said + "big.ini:" + said + closing(2), "big.yml", "-i", "big.ini");
    }

    @Test
    void binaryGarbageIsNoPlaybookAndNoInventory() throws IOException {
        byte[] garbage = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, (byte) 0xFF};
        Files.write(folder.resolve("x.yml"), garbage);
        Files.write(folder.resolve("hosts.bin"), garbage);
        assertRefused("x.yml: the file is not UTF-8 text\nhosts.bin: the file is not UTF-8 text\n" + closing(2), "x.yml", "-i", "hosts.bin");
    }

    @Test
    void anInventoryIsHeldToItsForm() throws IOException {
        fleet.write("play.yml", GOOD).write("bomb.yml", bomb()).write("tab.yml", "all:\n\thosts:\n").write("deep.yml", "[".repeat(200))
                .write("hosts.ini", "[web]\nh[1:\n[web:vras]\nx=1\n");
        assertRefused("""
                bomb.yml:6:35: with its aliases written out the file has more than 500000 values; that is refused
                tab.yml:2:1: found a tab; YAML is indented with spaces only
                deep.yml:1:102: this is nested more than 100 levels deep
                hosts.ini:2:1: found 'h[1:' as a host; a ':' behind the name is YAML's or begins a port; expected 'h[1'
                hosts.ini:3:6: found 'vras' in '[web:vras]'; expected 'children' or 'vars', or no ':' for hosts; did you mean 'vars'?
                """ + closing(5), "play.yml", "-i", "bomb.yml", "-i", "tab.yml", "-i", "deep.yml", "-i", "hosts.ini");
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append(String.format("a%d: &a%d [%s]%n", i, i, String.join(", ", Collections.nCopies(9, "*a" + (i - 1)))));
        }
        return bomb.toString();
    }

    @Test
    void aPatternOrALimitThatCannotBeReadIsTold() throws IOException {
        fleet.write("play.yml", "- hosts: \"{{ nobody }}\"\n  tasks: []\n- hosts: \"~[\"\n  tasks: []\n");
        assertRefused("""
                --limit: '~(' is no regular expression: Unclosed group at character 3
                play.yml:1:3: the hosts of this play cannot be told: 'nobody' is undefined; set it with -e, or give it a default
                play.yml:3:3: '~[' is no regular expression: Unclosed character class at character 2
                """ + closing(3), "play.yml", "-i", "hosts.yml", "-l", "~(");
    }

    @Test
    void aWarningAloneStopsNothing() {
        fleet = new Fleet(folder, 1);
        Command run = fleet.tasks("- debug: {msg: one}\n  become: true\n- win_copy: {src: x}\n- debug: {msg: two}\n  when: x =\n");
        assertEquals("""
                [WARNING]: play.yml:6:7: 'become' has no effect here and is ignored: the registry is read and written as the account that connects,\
                 below HKCU too
                [WARNING]: play.yml:9:13: syntax error at character 3 of `x =`: found '=', expected '==' (a single '=' compares nothing);\
                 the task will fail
                keyturn: 1 host did not come to the end; to go over it again, say --limit @play.retry
                """, run.err());
        assertTrue(run.out().contains("\"msg\": \"one\""), run.out());
        assertEquals(2, run.code(), run.out());
    }
}
