package dev.keyturn.language.binding;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that tasks can call, by every name. */
public final class Catalogue {
    private final Map<String, Callee> byName = new LinkedHashMap<>();

    public Catalogue(Collection<Callee> callees) {
        callees.forEach(callee -> callee.names().forEach(name -> {
            Callee other = byName.put(name, callee);
            if (other != null) {
                throw new IllegalStateException("two modules are called '" + name + "'");
            }
        }));
    }

    /** What this name calls. */
    public Optional<Callee> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Every name. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
