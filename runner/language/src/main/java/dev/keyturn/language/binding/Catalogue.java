package dev.keyturn.language.binding;

import dev.keyturn.module.FactSubsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that tasks can call, by every name. */
public final class Catalogue {
    private final Map<String, Callee> byName = new LinkedHashMap<>();
    private final FactSubsets facts;

    /** All that tasks can call, and the facts that plays can ask for. */
    public Catalogue(Collection<Callee> callees, FactSubsets facts) {
        this.facts = facts;
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

    /** The facts that a play can ask for. */
    public FactSubsets facts() {
        return facts;
    }

    /** Every name. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
