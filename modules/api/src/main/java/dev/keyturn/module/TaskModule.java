package dev.keyturn.module;

/**
 * One thing that can be declared about a host. Third parties add modules as a jar that sees this package and {@code dev.keyturn.registry}
 * alone and is found by {@link java.util.ServiceLoader}.
 *
 * <p>The contract, each sentence of which a test holds against every module:
 * <ul>
 *   <li>The class carries {@link ModuleInfo}, and every component of its arguments record {@link Argument}.
 *   <li>{@link #plan} only reads; the engine writes what it returns.
 *   <li>Planning twice gives the same outcome.
 *   <li>After the changes are made, planning again gives none.
 *   <li>After the inverse changes in reverse order, the registry is as it was.
 *   <li>An outcome without changes says why.
 * </ul>
 *
 * @param <A> the record its arguments are bound to
 */
public interface TaskModule<A extends Record> {
    /** The record that arguments are bound to. */
    Class<A> arguments();

    /**
     * Works out what would bring the target to the declared state.
     *
     * @throws ModuleFailure if that state cannot or must not be reached on this target; shown to the user as it is
     */
    Outcome plan(A arguments, Target target) throws ModuleFailure;

    /**
     * Checks what the argument types alone cannot say, contradictions for example, without a target. Runs while the playbook is loaded.
     *
     * @throws ModuleFailure with what is wrong and what to write instead
     */
    default void check(A arguments) throws ModuleFailure {
    }

    /** Whether a bad argument fails the task, as under Ansible's own module names, rather than the loading of the playbook. */
    default boolean lenient() {
        return false;
    }

    /** The module's documentation. */
    default ModuleInfo info() {
        return getClass().getAnnotation(ModuleInfo.class);
    }

    /** The name a task calls it by. */
    default String name() {
        return info().name();
    }
}
