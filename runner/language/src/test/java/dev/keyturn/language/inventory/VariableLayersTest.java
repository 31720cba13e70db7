package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.language.variables.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariableLayersTest {
    private static final List<Layer> ASCENDING = List.of(Layer.INVENTORY_GROUPS, Layer.INVENTORY_GROUP_VARS_ALL, Layer.PLAYBOOK_GROUP_VARS_ALL,
            Layer.INVENTORY_GROUP_VARS, Layer.PLAYBOOK_GROUP_VARS, Layer.INVENTORY_HOSTS, Layer.INVENTORY_HOST_VARS, Layer.PLAYBOOK_HOST_VARS);

    @TempDir
    private Path folder;

    /** Variables {@code from_<layer>} for this layer and all above it, each saying which layer set it. */
    private static String sets(Layer layer, String form) {
        StringBuilder text = new StringBuilder();
        ASCENDING.stream().filter(above -> above.compareTo(layer) >= 0)
                .forEach(above -> text.append(String.format(form, "from_" + above, layer)));
        return text.toString();
    }

    private static String file(Layer layer) {
        return sets(layer, "%s: %s%n");
    }

    @Test
    void eachOfTheEightLayersWinsOverThoseBelowIt() {
        Sample sample = new Sample(folder).file("inv/hosts", "[web]\nw1" + sets(Layer.INVENTORY_HOSTS, " %s=%s") + "\n[web:vars]\n"
                        + sets(Layer.INVENTORY_GROUPS, "%s=%s%n"))
                .file("inv/group_vars/all.yml", file(Layer.INVENTORY_GROUP_VARS_ALL)).file("inv/group_vars/web.yml", file(Layer.INVENTORY_GROUP_VARS))
                .file("inv/host_vars/w1.yml", file(Layer.INVENTORY_HOST_VARS)).file("play/group_vars/all.yml", file(Layer.PLAYBOOK_GROUP_VARS_ALL))
                .file("play/group_vars/web.yml", file(Layer.PLAYBOOK_GROUP_VARS)).file("play/host_vars/w1.yml", file(Layer.PLAYBOOK_HOST_VARS));
        Inventory inventory = sample.load("inv/hosts").withPlaybookFolder(Path.of("play"), sample.problems());
        assertEquals("", sample.said());
        assertEquals(ASCENDING, new ArrayList<>(inventory.variablesOf("w1").keySet()));
        ASCENDING.forEach(layer -> assertEquals(layer.name(), Sample.merged(inventory, "w1").get("from_" + layer)));
    }

    @Test
    void parentsComeBeforeChildrenAndEqualsByPriorityThenName() {
        Inventory inventory = new Sample(folder).file("i.ini", """
                [b]
                w1
                [a]
                w1
                [c]
                w1
                [parent:children]
                b
                [all:vars]
                depth=all
                [parent:vars]
                depth=parent
                priority=parent
                alphabet=parent
                [a:vars]
                depth=a
                priority=a
                ansible_group_priority=10
                [b:vars]
                depth=b
                [c:vars]
                priority=c
                alphabet=c
                """).load();
        assertEquals(Map.of("depth", "b", "priority", "a", "alphabet", "parent"), Sample.merged(inventory, "w1"));
    }

    @Test
    void aGroupIsAsDeepAsItsLongestWayUp() {
        Sample sample = new Sample(folder).file("i.yml", """
                all:
                  children:
                    deep: {children: {deeper: {children: {web: {hosts: {w1: }, vars: {x: web}}}}}}
                    web:
                    zone: {vars: {x: zone}, hosts: {w1: }}
                """);
        assertEquals("web", Sample.merged(sample.load(), "w1").get("x"));
        assertEquals("", sample.said());
    }

    @Test
    void filesBesideTheInventoryFollowTheSameOrder() {
        Sample sample = new Sample(folder).file("i.yml", "{a: {hosts: {w1: }}, b: {hosts: {w1: }}, p: {children: {a: }}}")
                .file("group_vars/a/2.yml", "x: a2").file("group_vars/a/1.yml", "{x: a1, y: a1}").file("group_vars/a/more/3", "z: a3")
                .file("group_vars/a/4.txt", "x: no").file("group_vars/a/.5.yml", "x: no").file("group_vars/a/6.yml~", "x: no")
                .file("group_vars/b.json", "{\"x\": \"b\", \"y\": \"b\"}").file("group_vars/p.yaml", "{x: p, y: p, z: p, q: p}");
        Inventory inventory = sample.load();
        assertEquals("", sample.said());
        assertEquals(Map.of("x", "a2", "y", "a1", "z", "a3", "q", "p"), Sample.merged(inventory, "w1"));
    }

    @Test
    void listsAndMappingsAreReplacedWhole() {
        Inventory inventory = new Sample(folder)
                .file("i.yml", "{all: {vars: {m: {a: 1}, l: [1]}}, web: {hosts: {w1: }, vars: {m: {b: 2}, l: []}}}").load();
        assertEquals(Map.of("m", Map.of("b", 2L), "l", List.of()), Sample.merged(inventory, "w1"));
    }

    @Test
    void aLaterPlaybookReplacesTheEarlier() {
        Sample sample = new Sample(folder).file("i.ini", "w1\n").file("one/host_vars/w1.yml", "x: 1").file("two/group_vars/all.yml", "y: 2");
        Inventory inventory = sample.load();
        Inventory one = inventory.withPlaybookFolder(folder.resolve("one"), sample.problems());
        assertEquals(Map.of(Layer.PLAYBOOK_HOST_VARS, Map.of("x", 1L)), one.variablesOf("w1"));
        Inventory two = one.withPlaybookFolder(Path.of("two"), sample.problems());
        assertEquals(Map.of(Layer.PLAYBOOK_GROUP_VARS_ALL, Map.of("y", 2L)), two.variablesOf("w1"));
        assertEquals(Map.of(), inventory.variablesOf("w1"));
    }
}
