package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Problems;
import java.util.Collection;

/** The folders {@code group_vars} and {@code host_vars} that stand beside an inventory or a playbook. */
record VariableFolders(VariableFolder groups, VariableFolder hosts) {
    static final VariableFolders NONE = new VariableFolders(VariableFolder.NONE, VariableFolder.NONE);

    /**
     * Reads both.
     *
     * @param parent its name is empty, or ends in a separator
     */
    static VariableFolders beside(Source parent, Collection<String> groups, Collection<String> hosts, Problems problems) {
        return new VariableFolders(VariableFolder.read(in(parent, "group_vars"), groups, problems),
                VariableFolder.read(in(parent, "host_vars"), hosts, problems));
    }

    private static Source in(Source parent, String name) {
        return new Source(parent.path().resolve(name), parent.name() + name);
    }
}
