package dev.keyturn.engine.play;

import dev.keyturn.engine.action.Action;
import dev.keyturn.engine.action.Actions;
import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.module.FactSubsets;
import dev.keyturn.module.TaskModule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modules and actions that tasks can call. */
public final class Modules {
    private final Map<String, TaskModule<?>> modules = new HashMap<>();
    private final Map<String, Action<?>> actions = new HashMap<>();
    private final Catalogue catalogue;

    /** The modules, where there are no facts to ask for. */
    public Modules(Collection<? extends TaskModule<?>> modules) {
        this(modules, new FactSubsets(Set.of(), Set.of()));
    }

    /** The modules, and the facts that plays can ask for. */
    public Modules(Collection<? extends TaskModule<?>> modules, FactSubsets facts) {
        List<Callee> callees = new ArrayList<>();
        for (TaskModule<?> module : modules) {
            this.modules.put(module.name(), module);
            callees.add(Callee.of(module));
        }
        for (Action<?> action : Actions.all()) {
            actions.put(action.info().name(), action);
            callees.add(action.callee());
        }
        this.catalogue = new Catalogue(callees, facts);
    }

    /** What playbooks may call, for the one who reads them. */
    public Catalogue catalogue() {
        return catalogue;
    }

    Optional<TaskModule<?>> module(Callee callee) {
        return Optional.ofNullable(modules.get(callee.info().name()));
    }

    Action<?> action(Callee callee) {
        return actions.get(callee.info().name());
    }
}
