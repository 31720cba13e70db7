package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.HashMap;
import java.util.Map;

/** The names an expression sees: the locals of the loops and sets around it, then the host's variables. */
final class Scope {
    private final Evaluation evaluation;
    private final Map<String, Object> variables;
    private final Map<String, Object> locals;

    Scope(Evaluation evaluation, Map<String, Object> variables) {
        this(evaluation, variables, new HashMap<>());
    }

    private Scope(Evaluation evaluation, Map<String, Object> variables, Map<String, Object> locals) {
        this.evaluation = evaluation;
        this.variables = variables;
        this.locals = locals;
    }

    /** A scope inside this one: what is set there is not seen outside. */
    Scope inner() {
        return new Scope(evaluation, variables, new HashMap<>(locals));
    }

    void set(String name, Object value) {
        locals.put(name, value);
    }

    /** The stored value of a name: locals are final, variables may still be templates. */
    Object raw(String name) {
        Budget.step();
        if (!locals.isEmpty() && locals.containsKey(name)) {
            return new Unsafe(locals.get(name));
        }
        Object value = variables.get(name);
        return value != null || variables.containsKey(name) ? value : Undefined.name(name);
    }

    /** Whether None itself is stored under the name, and not a template that comes to it. */
    boolean holdsNone(String name) {
        Object raw = raw(name);
        return raw == null || raw instanceof Unsafe unsafe && unsafe.value() == null;
    }

    /**
     * Renders a stored value. One that rests on a name which does not exist is itself undefined, not a failure:
     * {@code default} and {@code is defined} must be able to ask.
     */
    Object finished(Object raw) {
        if (!(raw instanceof String s)) {
            return raw == null || raw instanceof Boolean ? raw : finishedData(raw);
        }
        return Templates.isTemplate(s) ? finishedData(s) : s;
    }

    private Object finishedData(Object raw) {
        if (raw instanceof Undefined) {
            return raw;
        }
        try {
            return evaluation.render(raw);
        } catch (Failure failure) {
            if (!failure.undefined()) {
                throw failure;
            }
            String used = raw instanceof String s && !failure.getMessage().contains(" (used by ") ? " (used by " + PythonText.brief(s) + ")" : "";
            return new Undefined(failure.getMessage() + used);
        }
    }

    /** A variable of the environment the runner was started in. */
    String environment(String name) {
        return evaluation.environment(name);
    }
}
