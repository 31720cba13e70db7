package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.module.Nearest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the files of an inventory have said so far. Later files add to earlier ones, and their variables win. */
final class InventoryDraft {
    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";
    private static final String PRIORITY = "ansible_group_priority";
    private static final int MOST_HOSTS = 100_000;

    private final Problems problems;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> hostVariables = new LinkedHashMap<>();
    private final List<Mention> mentions = new ArrayList<>();

    InventoryDraft(Problems problems) {
        this.problems = problems;
        define(ALL);
        define(UNGROUPED);
        groups.get(ALL).children.add(UNGROUPED);
    }

    Problems problems() {
        return problems;
    }

    Map<String, GroupDraft> groups() {
        return groups;
    }

    Map<String, Host> hosts() {
        return hosts;
    }

    Map<String, Map<String, Object>> hostVariables() {
        return hostVariables;
    }

    /** Says that a group is there. */
    void define(String group) {
        group(group).defined = true;
    }

    /** Says that a group must be, or in YAML should be, defined somewhere. */
    void mention(Mention mention) {
        group(mention.group());
        mentions.add(mention);
    }

    /** Puts a group below another, unless that would close a circle. */
    void child(String parent, String child, Place place) {
        if (child.equals(ALL)) {
            problems.error(place, "'all' holds every group, so it cannot be a child of '" + parent + "'");
        } else if (isBelow(child, parent)) {
            problems.error(place, "'" + child + "' cannot be a child of '" + parent + "'"
                    + (child.equals(parent) ? ", which is itself" : ": '" + parent + "' is already below '" + child + "'"));
        } else {
            group(parent).children.add(child);
            group(child);
        }
    }

    /** Names hosts, with ranges and a port as a file may write them, in a group; returns their names. */
    List<String> hosts(String written, String group, Place place, Path folder) {
        HostNames names = HostNames.read(written, place, problems);
        for (String name : names.names()) {
            if (hosts.size() >= MOST_HOSTS && !hosts.containsKey(name)) {
                problems.error(place, "the inventory has more than " + MOST_HOSTS + " hosts; is this range right?");
                return List.of();
            }
            hosts.putIfAbsent(name, new Host(name, folder, place));
            group(group).hosts.add(name);
            Map<String, Object> variables = hostVariables.computeIfAbsent(name, each -> new LinkedHashMap<>());
            names.port().ifPresent(port -> variables.put("ansible_port", port));
        }
        return names.names();
    }

    void hostVariable(Collection<String> names, String variable, Object value, Place place) {
        VariableFile.checkName(variable, place, problems);
        names.forEach(name -> hostVariables.get(name).put(variable, value));
    }

    void groupVariable(String group, String variable, Object value, Place place) {
        if (!variable.equals(PRIORITY)) {
            VariableFile.checkName(variable, place, problems);
            group(group).variables.put(variable, value);
        } else if (value != null && value.toString().matches("[-+]?[0-9]{1,9}")) {
            group(group).priority = Long.parseLong(value.toString());
        } else {
            problems.error(place, "found '" + value + "' as '" + PRIORITY + "'; expected a whole number");
        }
    }

    /** Notes groups that are named and defined nowhere, and names of both a host and a group. */
    void check() {
        List<String> known = groups.entrySet().stream().filter(e -> e.getValue().defined).map(Map.Entry::getKey).toList();
        for (Mention mention : mentions) {
            if (!groups.get(mention.group()).defined) {
                mention.note(Nearest.hint(mention.group(), known), problems);
            }
        }
        hosts.values().stream().filter(host -> groups.containsKey(host.name())).forEach(host -> problems.warning(host.place(),
                "'" + host.name() + "' is a host and a group; a pattern of this name means the host. Rename one of them"));
    }

    private GroupDraft group(String name) {
        return groups.computeIfAbsent(name, each -> new GroupDraft());
    }

    private boolean isBelow(String top, String group) {
        Deque<String> open = new ArrayDeque<>(List.of(top));
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(group)) {
                return true;
            }
            group(name).children.stream().filter(seen::add).forEach(open::push);
        }
        return false;
    }
}
