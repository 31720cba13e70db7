package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.template.Unsafe;
import dev.keyturn.language.variables.Layer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryLoaderTest {
    private static final String INI = """
            # an Exchange fleet
            dc01 site=west

            [pilot]
            ex01.example role=mailbox ansible_port=5986

            [ring1]
            ex[02:03].example
            edge-[a:c:2].example note='behind the wall' dag=None

            [mail:children]
            pilot
            ring1

            [mail:vars]
            ports=[25, 443]
            owner=messaging

            [all:vars]
            wave=1
            """;
    private static final String YAML = """
            all:
              vars: {wave: 1}
              hosts:
                dc01: {site: west}
              children:
                mail:
                  vars: {ports: [25, 443], owner: messaging}
                  children:
                    pilot:
                      hosts:
                        ex01.example:5986: {role: mailbox}
                    ring1:
                      hosts:
                        ex[02:03].example:
                        edge-[a:c:2].example: {note: behind the wall, dag: }
            """;

    @TempDir
    private Path folder;

    @Test
    void bothFormsGiveTheSameInventory() {
        Sample sample = new Sample(folder).file("fleet.ini", INI).file("fleet.yml", YAML);
        Inventory ini = sample.load("fleet.ini");
        Inventory yaml = sample.load("fleet.yml");
        assertEquals("", sample.said());
        assertEquals(Map.of("all", List.of("dc01", "ex01.example", "ex02.example", "ex03.example", "edge-a.example", "edge-c.example"),
                "ungrouped", List.of("dc01"), "pilot", List.of("ex01.example"),
                "ring1", List.of("ex02.example", "ex03.example", "edge-a.example", "edge-c.example"),
                "mail", List.of("ex01.example", "ex02.example", "ex03.example", "edge-a.example", "edge-c.example")), ini.groups());
        assertEquals(ini.groups(), yaml.groups());
        assertEquals(Sample.names(ini), Sample.names(yaml));
        assertEquals(Sample.variables(ini), Sample.variables(yaml));
        Map<String, Object> edge = new TreeMap<>(Map.of("note", "behind the wall", "owner", "messaging", "ports", List.of(25L, 443L), "wave", 1L));
        edge.put("dag", null);
        assertEquals(edge, Sample.merged(yaml, "edge-c.example"));
        assertEquals(Map.of("site", "west", "wave", 1L), Sample.merged(yaml, "dc01"));
        assertEquals(5986L, Sample.merged(yaml, "ex01.example").get("ansible_port"));
    }

    @Test
    void aHostKnowsItsGroupsItsFolderAndItsPlace() {
        Inventory inventory = new Sample(folder).file("sites/west/fleet.yml", YAML).load();
        assertEquals(List.of("mail", "ring1"), inventory.groupsOf("ex02.example"));
        assertEquals(List.of("ungrouped"), inventory.groupsOf("dc01"));
        Host host = inventory.host("ex02.example").orElseThrow();
        assertEquals(folder.resolve("sites/west"), host.folder());
        assertEquals("sites/west/fleet.yml:14:13", host.place().toString());
        assertTrue(inventory.host("ex04.example").isEmpty());
        assertEquals(Map.of(), inventory.variablesOf("ex04.example"));
    }

    @Test
    void hostsStandInTheOrderAnsibleRunsThem() {
        Inventory inventory = new Sample(folder).file("i.ini", """
                lone
                [b]
                b2
                b1
                [a:children]
                c
                b
                [c]
                c1
                b1
                [d]
                d1
                """).load();
        assertEquals(List.of("c1", "b1", "b2"), inventory.groups().get("a"));
        assertEquals(List.of("lone", "d1", "c1", "b1", "b2"), Sample.names(inventory));
    }

    @Test
    void aHostInAGroupIsNotUngrouped() {
        Inventory inventory = new Sample(folder).file("i.yml", """
                all: {hosts: {a: , b: }}
                ungrouped: {hosts: {b: , c: }}
                web: {hosts: {b: }}
                hosts: {hosts: {d: }}
                empty:
                """).load();
        assertEquals(Map.of("all", List.of("a", "b", "c", "d"), "ungrouped", List.of("c", "a"), "web", List.of("b"), "hosts", List.of("d"),
                "empty", List.of()), inventory.groups());
    }

    @Test
    void namesAreWrittenOut() {
        Sample sample = new Sample(folder).file("i.ini", """
                w[:2]
                x[9:11]
                y[a:b][1:2].d:33
                z[y:B:2]
                n[1:9:4]
                2001:db8::1
                [::1]:99
                h:7 ansible_port=8
                """);
        Inventory inventory = sample.load();
        assertEquals("", sample.said());
        assertEquals(List.of("w0", "w1", "w2", "x9", "x10", "x11", "ya1.d", "ya2.d", "yb1.d", "yb2.d",
                "zy", "zA", "n1", "n5", "n9", "2001:db8::1", "::1", "h"), Sample.names(inventory));
        assertEquals(Map.of("ansible_port", 33L), Sample.merged(inventory, "yb2.d"));
        assertEquals(Map.of("ansible_port", 99L), Sample.merged(inventory, "::1"));
        assertEquals(Map.of("ansible_port", 8L), Sample.merged(inventory, "h"));
    }

    @Test
    void severalSourcesAreOneInventoryAndTheLaterWins() {
        Sample sample = new Sample(folder).file("a/1.ini", "[web]\nw1 x=1 y=1\n[web:vars]\nz=1\nv=1\n")
                .file("b/2.yml", "web: {hosts: {w1: {x: 2}}, vars: {z: 2}}")
                .file("b/3.ini", "[site:children]\nweb\n").file("b/group_vars/web.yml", "g: 2").file("a/group_vars/web.yml", "{g: 1, h: 1}");
        Inventory inventory = sample.load("a/1.ini", "b/2.yml", "b/3.ini");
        assertEquals("", sample.said());
        assertEquals(Map.of("x", 2L, "y", 1L, "z", 2L, "v", 1L, "g", 2L, "h", 1L), Sample.merged(inventory, "w1"));
        assertEquals(folder.resolve("a"), inventory.host("w1").orElseThrow().folder());
        assertEquals(List.of("site", "web"), inventory.groupsOf("w1"));
    }

    @Test
    void aFolderIsReadFileByFile() {
        Sample sample = new Sample(folder).file("inv/20-b.yml", "web: {hosts: {w1: {x: 2}}}").file("inv/10-a.ini", "[web]\nw1 x=1\n")
                .file("inv/more/c", "[db]\nd1\n").file("inv/README.md", "# hosts").file("inv/.hidden", "[x]\nh1\n").file("inv/w1.reg", "REGEDIT4")
                .file("inv/10-a.ini.bak", "[x]\nh2\n").file("inv/group_vars/web.yml", "g: 1").file("inv/host_vars/w1", "h: 1");
        for (String name : List.of("inv", "inv/", folder.resolve("inv").toString())) {
            Inventory inventory = sample.load(name);
            assertEquals("", sample.said());
            assertEquals(List.of("w1", "d1"), Sample.names(inventory));
            assertEquals(Map.of("x", 2L, "g", 1L, "h", 1L), Sample.merged(inventory, "w1"));
            assertEquals(folder.resolve("inv/more"), inventory.host("d1").orElseThrow().folder());
        }
    }

    @Test
    void aListOfHostsNeedsNoFile() {
        Sample sample = new Sample(folder).file("group_vars/all.yml", "x: 1");
        Inventory inventory = sample.load("ex01:5986, ex[02:03],");
        assertEquals("", sample.said());
        assertEquals(List.of("ex01", "ex02", "ex03"), Sample.names(inventory));
        assertEquals(List.of("ungrouped"), inventory.groupsOf("ex01"));
        assertEquals(folder, inventory.host("ex02").orElseThrow().folder());
        assertEquals(Map.of("ansible_port", 5986L), Sample.merged(inventory, "ex01"));
    }

    @Test
    void theFormIsSeenInFilesWithoutAnEnding() {
        for (String text : List.of("[web]\nw1 x=1\n", "web:\n  hosts:\n    w1: {x: 1}\n", "---\nweb: {hosts: {w1: {x: 1}}}\n",
                "{\"web\": {\"hosts\": {\"w1\": {\"x\": 1}}}}", "# all\n[web:vars]\nx=1\n[web]\nw1\n", "w1 x=1\n[web]\nw1")) {
            Sample sample = new Sample(folder).file("hosts", text);
            Inventory inventory = sample.load();
            assertEquals("", sample.said(), text);
            assertEquals(List.of("web"), inventory.groupsOf("w1"), text);
            assertEquals(Map.of("x", 1L), Sample.merged(inventory, "w1"), text);
        }
        assertEquals(List.of("w1"), Sample.names(new Sample(folder).file("hosts", "w1\n").load()));
    }

    @Test
    void thisMachineIsThereUnnamed() {
        Sample sample = new Sample(folder).file("i.yml", "all: {vars: {x: 1}, hosts: {w1: }}").file("host_vars/localhost.yml", "y: 2");
        Inventory inventory = sample.load();
        assertEquals(Map.of(Layer.INVENTORY_GROUPS, Map.of("x", 1L), Layer.INVENTORY_HOSTS, Map.of("ansible_connection", "local"), Layer.INVENTORY_HOST_VARS, Map.of("y", 2L)),
                inventory.variablesOf("localhost"));
        assertEquals(List.of(), inventory.groupsOf("localhost"));
        assertEquals(List.of("w1"), inventory.groups().get("all"));
        assertEquals(folder, inventory.host("127.0.0.1").orElseThrow().folder());
        assertEquals("local", Sample.merged(sample.file("j.yml", "all: {vars: {ansible_connection: regfile}}").load("j.yml"), "localhost")
                .get("ansible_connection"));
        assertEquals(Map.of(Layer.INVENTORY_HOST_VARS, Map.of("y", 2L)), sample.file("k.ini", "localhost\n").load("k.ini").variablesOf("localhost"));
    }

    @Test
    void variablesAreWorkedOutOnceAndCannotBeChanged() {
        Inventory inventory = new Sample(folder).file("i.ini", "w1 x=[1] y={'a':1}\n").load();
        Map<Layer, Map<String, Object>> variables = inventory.variablesOf("w1");
        assertSame(variables, inventory.variablesOf("w1"));
        assertThrows(UnsupportedOperationException.class, () -> variables.get(Layer.INVENTORY_HOSTS).put("x", 2L));
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) variables.get(Layer.INVENTORY_HOSTS).get("x")).clear());
        assertThrows(UnsupportedOperationException.class, () -> inventory.groups().clear());
    }

    @Test
    void variablesStayAsTheyWereWritten() {
        Inventory inventory = new Sample(folder)
                .file("i.yml", "all: {vars: {t: '{{ inventory_hostname }}.reg', u: !unsafe '{{ x }}'}, hosts: {w1: }}").load();
        assertEquals(Map.of("t", "{{ inventory_hostname }}.reg", "u", new Unsafe("{{ x }}")), Sample.merged(inventory, "w1"));
    }

    @Test
    void aThousandHostsAndAHugeRangeAreBounded() {
        StringBuilder many = new StringBuilder("[web]\nw[0001:1000] x=1\n");
        IntStream.range(0, 50).forEach(i -> many.append("[g").append(i).append(":children]\nweb\n"));
        Sample sample = new Sample(folder).file("many.ini", many.toString()).file("huge.ini", "w[1:400][1:400]\nw[1:999999999]\n");
        Inventory inventory = sample.load("many.ini");
        assertEquals(1000, inventory.hosts().size());
        assertEquals(51, inventory.groupsOf("w0999").size());
        sample.load("huge.ini");
        assertEquals("huge.ini:1:1: found 'w[1:400][1:400]' as a host; its ranges stand for more than 100000 hosts\n"
                + "huge.ini:2:1: found 'w[1:999999999]' as a host; its ranges stand for more than 100000 hosts", sample.said());
    }

    @Test
    void aLongChainOfGroupsIsNoTrouble() {
        StringBuilder chain = new StringBuilder("[g0]\nw1\n[g0:vars]\nx=0\n");
        IntStream.range(1, 1500).forEach(i -> chain.append("[g" + i + ":children]\ng" + (i - 1) + "\n[g" + i + ":vars]\nx=" + i + "\n"));
        Sample sample = new Sample(folder).file("chain.ini", chain.toString());
        Inventory inventory = sample.load();
        assertEquals("", sample.said());
        assertEquals(1500, inventory.groupsOf("w1").size());
        assertEquals(0L, Sample.merged(inventory, "w1").get("x"));
    }

    @Test
    void whatIsNoTextIsOneMessage() throws Exception {
        Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xFF});
        Files.write(folder.resolve("zero.ini"), new byte[] {'[', 'a', ']', '\n', 0, 1});
        Path big = folder.resolve("big.ini");
        try (var channel = Files.newByteChannel(big, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.position(50L << 20);
            channel.write(java.nio.ByteBuffer.wrap(new byte[] {'x'}));
        }
        Sample sample = new Sample(folder);
        sample.load("picture", "zero.ini", "big.ini");
        assertEquals("picture: the file is not UTF-8 text\nzero.ini: the file is not text: it holds the character U+0000\n"
                + "big.ini: the file has 52428801 bytes; at most 8388608 are read. Is this the right file?", sample.said());
    }
}
