package dev.keyturn.engine.host;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;

/** Something that plans changes for a host: a module with its arguments, or changes that are known already. */
public interface Work {
    /**
     * Plans from what is there, and writes nothing.
     *
     * @throws ModuleFailure if it refuses, with the reason
     */
    Outcome plan(Target target) throws ModuleFailure;
}
