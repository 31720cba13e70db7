package dev.keyturn.connections.regfile;

import dev.keyturn.connections.regfile.RegDocument.Item;
import dev.keyturn.connections.regfile.RegDocument.Section;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the lines that delete leave of a file: {@code [-key]} takes what stands before it and below that key, {@code "name"=-} the value before it. In
 * one pass over the file, however many there are.
 */
final class RegDeletions {
    /** When each tree is deleted, counted in keys and values from the file's beginning. */
    private final Map<RegistryPath, NavigableSet<Integer>> trees = new HashMap<>();
    private final Map<Value, Integer> values = new HashMap<>();
    private final Set<RegistryPath> mentioned = new LinkedHashSet<>();

    private record Value(RegistryPath path, String name) {
        private static Value of(RegistryPath path, String name) {
            return new Value(path, Names.fold(name));
        }
    }

    private RegDeletions() {
    }

    /**
     * The keys that are left, with what is left in them.
     *
     * @param document all keys in the file's order, the deletions of values among the items, without a value
     * @param deleted  those keys that are there to be deleted
     */
    static RegDocument in(RegDocument document, Set<Section> deleted) {
        List<Section> all = document.sections();
        RegDeletions deletions = new RegDeletions();
        deletions.collect(all, deleted);
        RegDocument left = document.with(deletions.left(all, deleted));
        Set<RegistryPath> there = new HashSet<>();
        left.sections().forEach(section -> withAncestors(section.path(), there));
        for (RegistryPath path : deletions.mentioned) {
            if (!there.contains(path)) {
                left.addSection(path);
                withAncestors(path, there);
            }
        }
        return left;
    }

    private static void withAncestors(RegistryPath path, Set<RegistryPath> there) {
        for (Optional<RegistryPath> each = Optional.of(path); each.isPresent() && there.add(each.get()); each = each.get().parent()) {
            // that is all
        }
    }

    private void collect(List<Section> all, Set<Section> deleted) {
        int time = 0;
        for (Section section : all) {
            time++;
            if (deleted.contains(section)) {
                trees.computeIfAbsent(section.path(), path -> new TreeSet<>()).add(time);
            }
            for (Item item : section.items()) {
                time++;
                if (item.deletes()) {
                    values.put(Value.of(section.path(), item.name()), time);
                }
            }
        }
    }

    private List<Section> left(List<Section> all, Set<Section> deleted) {
        List<Section> left = new ArrayList<>();
        int time = 0;
        for (Section section : all) {
            int since = ++time;
            List<Item> items = new ArrayList<>();
            for (Item item : section.items()) {
                time++;
                if (!item.deletes() && (item.name() == null || values.getOrDefault(Value.of(section.path(), item.name()), 0) < time)) {
                    items.add(item);
                }
            }
            if (!deleted.contains(section)) {
                Optional<Map.Entry<RegistryPath, Integer>> taken = taken(section.path(), since);
                if (taken.isEmpty()) {
                    left.add(new Section(section.header(), section.path(), items));
                } else {
                    mention(taken.get());
                }
            }
        }
        return left;
    }

    /** The key above a tree that is deleted was there as well, and stays, unless it is deleted later. */
    private void mention(Map.Entry<RegistryPath, Integer> deletion) {
        Optional<Map.Entry<RegistryPath, Integer>> next = Optional.of(deletion);
        while (next.isPresent()) {
            Optional<RegistryPath> above = next.get().getKey().parent().filter(path -> !path.isRoot());
            Optional<Map.Entry<RegistryPath, Integer>> taken = above.isEmpty() ? Optional.empty() : taken(above.get(), next.get().getValue());
            if (taken.isEmpty()) {
                above.ifPresent(mentioned::add);
            }
            next = taken;
        }
    }

    /** The first deletion after a time that takes a key away. */
    private Optional<Map.Entry<RegistryPath, Integer>> taken(RegistryPath path, int since) {
        Map.Entry<RegistryPath, Integer> first = null;
        for (RegistryPath above = path; above != null; above = above.parent().orElse(null)) {
            NavigableSet<Integer> times = trees.get(above);
            Integer time = times == null ? null : times.higher(since);
            if (time != null && path.isAtOrBelow(above) && (first == null || time < first.getValue())) {
                first = Map.entry(above, time);
            }
        }
        return Optional.ofNullable(first);
    }
}
