package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.variables.Layer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hosts and groups of one or more inventory files and what is said about them. Immutable and safe for several threads. This machine can be
 * asked for as {@code localhost}, {@code 127.0.0.1} or {@code ::1} although no file names it; it is then in no group.
 */
public final class Inventory {
    private static final Set<String> LOCALHOST = Set.of("localhost", "127.0.0.1", "::1");

    private final Path workingDirectory;
    private final Map<String, Host> hosts;
    private final Map<String, Map<String, Object>> hostVariables;
    private final GroupTree tree;
    private final SortedMap<String, List<String>> groups;
    private final List<VariableFolders> besideInventory;
    private final VariableFolders besidePlaybook;
    private final Map<String, Map<Layer, Map<String, Object>>> variables = new ConcurrentHashMap<>();
    /** Kept once for all hosts of the same groups. */
    private final Map<List<String>, Map<Layer, Map<String, Object>>> groupVariables = new ConcurrentHashMap<>();

    /** Takes over what was read; the draft must not change afterwards. */
    Inventory(InventoryDraft draft, Path workingDirectory) {
        this.workingDirectory = workingDirectory;
        this.hosts = draft.hosts();
        this.hostVariables = draft.hostVariables();
        this.tree = new GroupTree(draft);
        SortedMap<String, List<String>> all = new TreeMap<>();
        tree.names().forEach(group -> all.put(group, tree.hosts(group)));
        this.groups = Collections.unmodifiableSortedMap(all);
        this.besideInventory = List.of();
        this.besidePlaybook = VariableFolders.NONE;
    }

    private Inventory(Inventory base, List<VariableFolders> besideInventory, VariableFolders besidePlaybook) {
        this.workingDirectory = base.workingDirectory;
        this.hosts = base.hosts;
        this.hostVariables = base.hostVariables;
        this.tree = base.tree;
        this.groups = base.groups;
        this.besideInventory = besideInventory;
        this.besidePlaybook = besidePlaybook;
    }

    /** The hosts in Ansible's order: first those in no group, then group by group, the groups that stand right below {@code all} before others. */
    public List<Host> hosts() {
        return tree.hosts(InventoryDraft.ALL).stream().map(hosts::get).toList();
    }

    /** A host of the inventory, or this machine under one of its names. */
    public Optional<Host> host(String name) {
        Host host = hosts.get(name);
        return host == null && LOCALHOST.contains(name) ? Optional.of(new Host(name, workingDirectory, Place.of(name))) : Optional.ofNullable(host);
    }

    /** The hosts in each group or below it, {@code all} and {@code ungrouped} included. */
    public SortedMap<String, List<String>> groups() {
        return groups;
    }

    /** The names of the groups a host is in or below, sorted, without {@code all}: Ansible's {@code group_names}. */
    public List<String> groupsOf(String host) {
        return tree.groupsOf(host).stream().sorted().toList();
    }

    /**
     * What the inventory says about a host, as plain data with templates unresolved; layers that say nothing are left out. For {@code localhost}
     * without an entry that is {@code ansible_connection: local} and what holds for {@code all}.
     */
    public Map<Layer, Map<String, Object>> variablesOf(String host) {
        Map<Layer, Map<String, Object>> known = variables.get(host);
        return known != null ? known : host(host).isEmpty() ? Map.of() : variables.computeIfAbsent(host, this::collect);
    }

    /** This inventory with {@code group_vars} and {@code host_vars} of a playbook's folder in place of those given before. */
    public Inventory withPlaybookFolder(Path folder, Problems problems) {
        Path absolute = workingDirectory.resolve(folder).normalize();
        Path shown = absolute.startsWith(workingDirectory) ? workingDirectory.relativize(absolute) : folder;
        String name = shown.toString().isEmpty() ? "" : shown + shown.getFileSystem().getSeparator();
        return new Inventory(this, besideInventory, beside(new Source(absolute, name), problems));
    }

    /** This inventory with {@code group_vars} and {@code host_vars} of the folders its files stand in; later folders win. */
    Inventory withInventoryFolders(Collection<Source> folders, Problems problems) {
        Map<Source, VariableFolders> read = new LinkedHashMap<>();
        List<VariableFolders> all = new ArrayList<>();
        folders.forEach(folder -> all.add(read.computeIfAbsent(folder, each -> beside(each, problems))));
        return new Inventory(this, List.copyOf(all), besidePlaybook);
    }

    /** All groups in the order in which the inventory names them. */
    Collection<String> groupNames() {
        return tree.names();
    }

    /** All hosts in the order in which the inventory names them. */
    Collection<String> hostNames() {
        return Collections.unmodifiableSet(hosts.keySet());
    }

    boolean isNamed(String host) {
        return hosts.containsKey(host);
    }

    private VariableFolders beside(Source folder, Problems problems) {
        List<String> names = new ArrayList<>(hosts.keySet());
        LOCALHOST.stream().filter(name -> !hosts.containsKey(name)).forEach(names::add);
        return VariableFolders.beside(folder, tree.names(), names, problems);
    }

    private Map<Layer, Map<String, Object>> collect(String host) {
        Map<Layer, Map<String, Object>> ofGroups = groupVariables.computeIfAbsent(tree.groupsOf(host), this::collect);
        Map<Layer, Map<String, Object>> own = new EnumMap<>(Layer.class);
        if (!isNamed(host)) {
            put(own, Layer.INVENTORY_HOSTS, Map.of("ansible_connection", "local"));
        }
        put(own, Layer.INVENTORY_HOSTS, hostVariables.getOrDefault(host, Map.of()));
        besideInventory.forEach(folder -> put(own, Layer.INVENTORY_HOST_VARS, folder.hosts().of(host)));
        put(own, Layer.PLAYBOOK_HOST_VARS, besidePlaybook.hosts().of(host));
        if (own.isEmpty()) {
            return ofGroups;
        }
        own.replaceAll((layer, values) -> Collections.unmodifiableMap(values));
        own.putAll(ofGroups);
        return Collections.unmodifiableMap(own);
    }

    /** What hosts in or below these groups have in common. */
    private Map<Layer, Map<String, Object>> collect(List<String> groupsOf) {
        Map<Layer, Map<String, Object>> layers = new EnumMap<>(Layer.class);
        put(layers, Layer.INVENTORY_GROUPS, tree.variables(InventoryDraft.ALL));
        groupsOf.forEach(group -> put(layers, Layer.INVENTORY_GROUPS, tree.variables(group)));
        for (VariableFolders folder : besideInventory) {
            put(layers, Layer.INVENTORY_GROUP_VARS_ALL, folder.groups().of(InventoryDraft.ALL));
            groupsOf.forEach(group -> put(layers, Layer.INVENTORY_GROUP_VARS, folder.groups().of(group)));
        }
        put(layers, Layer.PLAYBOOK_GROUP_VARS_ALL, besidePlaybook.groups().of(InventoryDraft.ALL));
        groupsOf.forEach(group -> put(layers, Layer.PLAYBOOK_GROUP_VARS, besidePlaybook.groups().of(group)));
        layers.replaceAll((layer, values) -> Collections.unmodifiableMap(values));
        return Collections.unmodifiableMap(layers);
    }

    private static void put(Map<Layer, Map<String, Object>> layers, Layer layer, Map<String, Object> values) {
        if (!values.isEmpty()) {
            layers.computeIfAbsent(layer, each -> new LinkedHashMap<>()).putAll(values);
        }
    }
}
