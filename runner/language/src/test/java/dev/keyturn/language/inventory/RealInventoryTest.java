package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds inventories, values and patterns against this machine's Ansible. */
@Needs(RealPart.ANSIBLE)
class RealInventoryTest {
    private static final String TREE = """
            top: {vars: {x: top, y: top}, children: {mid: {children: {web: , db: {hosts: {'d[a:c:2]': {x: host}}, vars: {y: db}}}}}}
            web: {hosts: {'w[01:03].example:5986': , lone: {z: [1, {a: null}]}}, vars: {x: web, ansible_group_priority: 5}}
            zone: {hosts: {'w02.example': {q: 1.5}}, vars: {x: zone, n: 0x10, t: 'yes', b: yes}}
            all: {vars: {x: all, w: all}, hosts: {single: }}
            """;
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void groupsAndVariablesAreWhatARealAnsibleLists() throws Exception {
        Sample sample = new Sample(folder).file("tree.yml", TREE).file("patterns.ini", Table.text("patterns.ini"))
                .file("group_vars/all.yml", "w: file").file("group_vars/web/a.yml", "x: a").file("group_vars/web/b.yml", "{y: b, v: b}")
                .file("group_vars/web.yml", "v: none").file("host_vars/lone", "z: host");
        compare(sample.load("tree.yml"), "tree.yml");
        compare(sample.load("patterns.ini"), "patterns.ini");
        compare(sample.load("tree.yml", "patterns.ini"), "tree.yml", "patterns.ini");
    }

    @Test
    void valuesAreWhatARealAnsibleTakesThemFor() throws Exception {
        Sample sample = new Sample(folder).file("hosts.ini", Table.hostValues()).file("groups.ini", Table.groupValues());
        compare(sample.load("hosts.ini"), "hosts.ini");
        compare(sample.load("groups.ini"), "groups.ini");
    }

    @Test
    void patternsSelectWhatARealAnsibleSelects() throws Exception {
        Map<String, String> expected = Table.of("patterns.txt");
        Files.writeString(folder.resolve("i.ini"), Table.text("patterns.ini"));
        List<Map<String, String>> plays = expected.keySet().stream().map(pattern -> Map.of("hosts", pattern)).toList();
        Files.writeString(folder.resolve("plays.yml"), json.writeValueAsString(plays));
        Map<String, String> got = new LinkedHashMap<>();
        List<String> patterns = new ArrayList<>(expected.keySet());
        for (String play : run("ansible-playbook", "-i", "i.ini", "plays.yml", "--list-hosts").split("(?m)^  play #\\d+ ")) {
            if (play.contains("    hosts (")) {
                String hosts = play.substring(play.indexOf('\n', play.indexOf("    hosts (")));
                got.put(patterns.get(got.size()), String.join(" ", hosts.strip().split("\\s+")));
            }
        }
        expected.replaceAll((pattern, hosts) -> sorted(hosts));
        got.replaceAll((pattern, hosts) -> sorted(hosts));
        assertEquals(expected, got);
    }

    /** What lists the hosts of plays forgets their order. */
    private static String sorted(String hosts) {
        return String.join(" ", new TreeSet<>(List.of(hosts.split(" "))));
    }

    @Test
    void hostsStandInTheOrderOfARealAnsible() throws Exception {
        Inventory inventory = new Sample(folder).file("i.ini", Table.text("patterns.ini")).load();
        for (String pattern : List.of("all", "*0?", "ring2, ring1", "dc01:ex02", "all:!~.*[02]$")) {
            String[] lines = run("ansible", "-i", "i.ini", pattern, "--list-hosts").strip().split("\\s*\n\\s*");
            assertEquals(List.of(lines).subList(1, lines.length), HostPattern.select(pattern, inventory, Place.of("x"), new Problems()));
        }
    }

    private void compare(Inventory inventory, String... sources) throws Exception {
        List<String> command = new ArrayList<>(List.of("ansible-inventory", "--list"));
        List.of(sources).forEach(source -> command.addAll(List.of("-i", source)));
        JsonNode real = json.readTree(run(command.toArray(String[]::new)));
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        inventory.groups().forEach((name, hosts) -> {
            if (!hosts.isEmpty()) {
                groups.put(name, new TreeSet<>(hosts));
            }
        });
        Map<String, TreeSet<String>> realGroups = new TreeMap<>();
        real.fieldNames().forEachRemaining(name -> {
            TreeSet<String> hosts = hosts(name, real);
            if (!name.equals("_meta") && !hosts.isEmpty()) {
                realGroups.put(name, hosts);
            }
        });
        assertEquals(realGroups, groups);
        Map<String, Map<String, Object>> variables = Sample.variables(inventory);
        variables.values().removeIf(Map::isEmpty);
        assertEquals(json.writerWithDefaultPrettyPrinter().writeValueAsString(json.treeToValue(real.at("/_meta/hostvars"), TreeMap.class)),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(variables));
    }

    private static TreeSet<String> hosts(String group, JsonNode real) {
        TreeSet<String> hosts = new TreeSet<>();
        real.path(group).path("hosts").forEach(host -> hosts.add(host.asText()));
        real.path(group).path("children").forEach(child -> hosts.addAll(hosts(child.asText(), real)));
        return hosts;
    }

    private String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }
}
