package dev.keyturn.windows.gather;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Facts by name, in their order: Ansible's, and ours below {@code keyturn_facts}. An unknown one is left out. */
final class Facts {
    private final Map<String, Object> known = new LinkedHashMap<>();
    private final Map<String, Object> ours = new LinkedHashMap<>();

    /** A fact of Ansible's, without {@code ansible_}. */
    Facts ansible(String name, Optional<?> fact) {
        fact.ifPresent(f -> known.put("ansible_" + name, f));
        return this;
    }

    /** A fact of ours. */
    Facts put(String name, Optional<?> fact) {
        fact.ifPresent(f -> ours.put(name, f));
        return this;
    }

    /** A fact of ours that is always known. */
    Facts put(String name, Object fact) {
        ours.put(name, fact);
        return this;
    }

    /** Ours alone, as plain data. */
    Map<String, Object> mapping() {
        return ours;
    }

    /** All, as variables. */
    Map<String, Object> variables() {
        Map<String, Object> all = new LinkedHashMap<>(known);
        all.put("keyturn_facts", ours);
        return all;
    }
}
