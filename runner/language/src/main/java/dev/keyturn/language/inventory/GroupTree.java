package dev.keyturn.language.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups of an inventory, below {@code all}, and how they stand to each other. Immutable. */
final class GroupTree {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> groupsOfHosts = new HashMap<>();

    GroupTree(InventoryDraft draft) {
        draft.groups().forEach((name, group) -> nodes.put(name, new Node(name, group)));
        hang();
        sortOutUngrouped(draft.hosts().keySet());
        setDepths();
        nodes.values().forEach(this::collectHosts);
        collectGroups();
    }

    /** A group while the tree is built. */
    private static final class Node {
        private final String name;
        private final List<String> children;
        private final Set<String> hosts;
        private final Map<String, Object> variables;
        private final long priority;
        private final List<String> parents = new ArrayList<>();
        private List<String> allHosts = List.of();
        private int depth;

        Node(String name, GroupDraft draft) {
            this.name = name;
            this.children = new ArrayList<>(draft.children);
            this.hosts = new LinkedHashSet<>(draft.hosts);
            this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(draft.variables));
            this.priority = draft.priority;
        }
    }

    /** All groups, in the order in which the inventory names them; {@code all} and {@code ungrouped} first. */
    Collection<String> names() {
        return Collections.unmodifiableSet(nodes.keySet());
    }

    /** The hosts in a group or below it: its own first, then those of its children, then those of their children. */
    List<String> hosts(String group) {
        return nodes.get(group).allHosts;
    }

    Map<String, Object> variables(String group) {
        return nodes.get(group).variables;
    }

    /** The groups above a host but {@code all}, in the order in which their variables are laid over each other. */
    List<String> groupsOf(String host) {
        return groupsOfHosts.getOrDefault(host, List.of());
    }

    private void hang() {
        nodes.values().forEach(node -> node.children.forEach(child -> nodes.get(child).parents.add(node.name)));
        Node all = nodes.get(InventoryDraft.ALL);
        nodes.values().stream().filter(node -> node != all && node.parents.isEmpty()).forEach(node -> {
            node.parents.add(all.name);
            all.children.add(node.name);
        });
    }

    private void sortOutUngrouped(Collection<String> hosts) {
        Set<String> grouped = new LinkedHashSet<>();
        nodes.values().stream().filter(node -> !node.name.equals(InventoryDraft.ALL) && !node.name.equals(InventoryDraft.UNGROUPED))
                .forEach(node -> grouped.addAll(node.hosts));
        Set<String> ungrouped = nodes.get(InventoryDraft.UNGROUPED).hosts;
        ungrouped.removeAll(grouped);
        hosts.stream().filter(host -> !grouped.contains(host)).forEach(ungrouped::add);
    }

    /** A group's depth is its longest way up to {@code all}; a group is done when all its parents are. */
    private void setDepths() {
        Map<String, Integer> open = new HashMap<>();
        nodes.values().forEach(node -> open.put(node.name, node.parents.size()));
        Deque<Node> done = new ArrayDeque<>(List.of(nodes.get(InventoryDraft.ALL)));
        while (!done.isEmpty()) {
            Node parent = done.pop();
            for (String name : parent.children) {
                Node child = nodes.get(name);
                child.depth = Math.max(child.depth, parent.depth + 1);
                if (open.merge(name, -1, Integer::sum) == 0) {
                    done.push(child);
                }
            }
        }
    }

    private void collectHosts(Node top) {
        Set<String> hosts = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(top.name));
        Set<String> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            Node node = nodes.get(open.poll());
            hosts.addAll(node.hosts);
            node.children.stream().filter(seen::add).forEach(open::add);
        }
        top.allHosts = List.copyOf(hosts);
    }

    private void collectGroups() {
        List<Node> sorted = new ArrayList<>(nodes.values());
        sorted.remove(nodes.get(InventoryDraft.ALL));
        sorted.sort(Comparator.<Node>comparingInt(node -> node.depth).thenComparingLong(node -> node.priority).thenComparing(node -> node.name));
        sorted.forEach(node -> node.allHosts.forEach(host -> groupsOfHosts.computeIfAbsent(host, each -> new ArrayList<>()).add(node.name)));
        groupsOfHosts.replaceAll((host, groups) -> List.copyOf(groups));
    }
}
