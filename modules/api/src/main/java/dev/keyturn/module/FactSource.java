package dev.keyturn.module;

import dev.keyturn.registry.RegistryReader;
import java.util.Map;

/** Tells what a host is, from its registry. Found by {@link java.util.ServiceLoader}, as modules are. */
public interface FactSource {
    /**
     * Reads facts as variables: plain data (strings, longs, booleans, lists, maps), Ansible's names where Ansible has one
     * ({@code ansible_os_family}), the rest below {@code keyturn_facts}. What cannot be read is left out, never guessed.
     */
    Map<String, Object> gather(RegistryReader registry);
}
