package dev.keyturn.module;

import dev.keyturn.registry.RegistryReader;
import java.util.Map;
import java.util.Set;

/** Tells what a host is, from its registry. Found by {@link java.util.ServiceLoader}, as modules are. */
public interface FactSource {
    /** The subsets of facts that can be asked for alone, by the names that {@code gather_subset} gives them. */
    Set<String> subsets();

    /** Those of them that belong to {@code min}. */
    Set<String> minimal();

    /**
     * Reads facts as variables: plain data (strings, longs, booleans, lists, maps), Ansible's names where Ansible has one
     * ({@code ansible_os_family}), the rest below {@code keyturn_facts}. What cannot be read is left out, never guessed.
     *
     * @param subsets which facts; what only others need is not read
     */
    Map<String, Object> gather(RegistryReader registry, Set<String> subsets);
}
