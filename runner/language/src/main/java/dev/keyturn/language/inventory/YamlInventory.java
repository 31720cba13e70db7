package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import dev.keyturn.module.Nearest;
import java.util.List;

/** Reads an inventory in Ansible's YAML form: groups, each with {@code hosts}, {@code children} and {@code vars}. */
final class YamlInventory {
    private static final List<String> PARTS = List.of("hosts", "children", "vars");

    private final Source source;
    private final InventoryDraft draft;
    private final Problems problems;

    private YamlInventory(Source source, InventoryDraft draft) {
        this.source = source;
        this.draft = draft;
        this.problems = draft.problems();
    }

    static void read(YamlNode root, Source source, InventoryDraft draft) {
        new YamlInventory(source, draft).readTop(root);
    }

    private void readTop(YamlNode root) {
        if (!(root instanceof Mapping groups)) {
            problems.error(root.place(), "found " + root.described() + "; an inventory holds groups, such as 'all:' with 'hosts:' under it"
                    + (looksLikePlaybook(root) ? ". Is this the playbook?" : ""));
            return;
        }
        for (Entry entry : groups.entries()) {
            if (entry.name().equals("plugin") && isText(entry.value())) {
                problems.error(entry.key().place(), "this file configures the inventory plugin '" + ((Scalar) entry.value()).text()
                        + "', and plugins cannot be run here; save what 'ansible-inventory --list --yaml' prints and use that file");
                return;
            } else if (PARTS.contains(entry.name()) && !looksLikeGroup(entry.value())) {
                problems.error(entry.key().place(), "'" + entry.name() + "' stands where groups stand; put it under 'all:' or another group's name");
            } else {
                readGroup(entry);
            }
        }
    }

    private void readGroup(Entry group) {
        draft.define(group.name());
        if (isNothing(group.value())) {
            return;
        }
        if (!(group.value() instanceof Mapping parts)) {
            problems.error(group.value().place(), "found " + group.value().described() + " as the group '" + group.name()
                    + "'; expected 'hosts:', 'children:' or 'vars:' under it");
            return;
        }
        for (Entry part : parts.entries()) {
            switch (part.name()) {
                case "hosts" -> entries(part, group.name(), "each host as 'name:', with a colon and without '-'")
                        .forEach(host -> readHost(host, group.name()));
                case "children" -> entries(part, group.name(), "each group as 'name:', with a colon and without '-'")
                        .forEach(child -> readChild(child, group.name()));
                case "vars" -> entries(part, group.name(), "'name: value' lines").forEach(variable ->
                        draft.groupVariable(group.name(), variable.name(), variable.value().data(), variable.key().place()));
                default -> problems.error(part.key().place(), "'" + part.name() + "' is no part of the group '" + group.name()
                        + "'; expected 'hosts', 'children' or 'vars'" + (looksLikeGroup(part.value())
                                ? "; a group stands under 'children:'" : Nearest.hint(part.name(), PARTS)));
            }
        }
    }

    /** The entries of a part; one text is a name without anything under it, as in Ansible. */
    private List<Entry> entries(Entry part, String group, String expected) {
        if (part.value() instanceof Mapping mapping) {
            return mapping.entries();
        } else if (!part.name().equals("vars") && isText(part.value())) {
            Scalar name = (Scalar) part.value();
            return List.of(new Entry(name, new Scalar(name.place(), null, "", true, false)));
        } else if (!isNothing(part.value())) {
            problems.error(part.value().place(), "found " + part.value().described() + " under '" + part.name() + "' of the group '" + group
                    + "'; expected " + expected);
        }
        return List.of();
    }

    private void readHost(Entry host, String group) {
        List<String> names = draft.hosts(host.name(), group, host.key().place(), source.folder());
        if (host.value() instanceof Mapping variables) {
            variables.entries().forEach(entry -> draft.hostVariable(names, entry.name(), entry.value().data(), entry.key().place()));
        } else if (!isNothing(host.value())) {
            problems.error(host.value().place(), "found " + host.value().described() + " under the host '" + host.name()
                    + "'; expected its variables as 'name: value' lines, or nothing");
        }
    }

    private void readChild(Entry child, String group) {
        if (isNothing(child.value()) || child.value() instanceof Mapping mapping && mapping.entries().isEmpty()) {
            draft.mention(new Mention(child.name(), child.key().place(), "'children' of '" + group + "'", false));
        } else {
            readGroup(child);
        }
        draft.child(group, child.name(), child.key().place());
    }

    private static boolean looksLikeGroup(YamlNode node) {
        return node instanceof Mapping mapping && !mapping.entries().isEmpty()
                && mapping.entries().stream().allMatch(entry -> PARTS.contains(entry.name()));
    }

    private static boolean looksLikePlaybook(YamlNode node) {
        return node instanceof Sequence list
                && list.items().stream().anyMatch(item -> item instanceof Mapping play && play.entry("hosts").isPresent());
    }

    private static boolean isText(YamlNode node) {
        return node instanceof Scalar scalar && scalar.value() instanceof String;
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar && scalar.value() == null;
    }
}
