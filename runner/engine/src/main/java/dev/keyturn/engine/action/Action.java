package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.language.binding.ArgumentBinder;
import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.module.ModuleInfo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something a task can call that needs no host.
 *
 * @param <A> the record its arguments are bound to; {@link Free} for any names
 */
public interface Action<A extends Record> {
    /** Arguments of any name, as {@code set_fact} takes them. */
    record Free(Map<String, Object> values) {
    }

    /** The record that arguments are bound to. */
    Class<A> arguments();

    /**
     * Does it.
     *
     * @throws TemplateException if an expression among the arguments cannot be evaluated
     */
    Effect run(A arguments, ActionContext context) throws TemplateException;

    /** The arguments that are expressions, and so are not rendered before. */
    default Set<String> expressions() {
        return Set.of();
    }

    /** The argument that a bare text stands for; {@code ""} for none. */
    default String freeForm() {
        return "";
    }

    /** Its documentation. */
    default ModuleInfo info() {
        return getClass().getAnnotation(ModuleInfo.class);
    }

    /** What a playbook may call. */
    default Callee callee() {
        Optional<ArgumentBinder<?>> binder = arguments() == (Class<?>) Free.class ? Optional.empty() : Optional.of(new ArgumentBinder<>(arguments()));
        return new Callee(info(), binder, false, any -> { }, freeForm());
    }

    /**
     * What an action comes to.
     *
     * @param result  what happened
     * @param facts   variables to set on the host
     * @param control where the host goes on
     */
    record Effect(Result result, Map<String, Object> facts, Control control) {
        static Effect of(Result result) {
            return new Effect(result, Map.of(), Control.NEXT);
        }
    }

    /** Where a host goes on after an action. */
    enum Control { NEXT, FLUSH, END_HOST, END_PLAY }
}
