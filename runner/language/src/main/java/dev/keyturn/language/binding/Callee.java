package dev.keyturn.language.binding;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.TaskModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a task can call: a module, or an action of the runner itself.
 *
 * @param info     its documentation
 * @param binder   fills its arguments; empty if it takes any names, as {@code set_fact} does
 * @param lenient  whether a bad argument fails the task instead of the loading
 * @param check    what its argument types alone cannot say
 * @param freeForm the argument that a bare text stands for, as in {@code meta: flush_handlers}; {@code ""} for none
 */
public record Callee(ModuleInfo info, Optional<ArgumentBinder<?>> binder, boolean lenient, Check check, String freeForm) {
    /** Refuses arguments that contradict each other. */
    @FunctionalInterface
    public interface Check {
        /** Throws with what is wrong and what to write instead. */
        void accept(Record arguments) throws ModuleFailure;
    }

    /** A module as a callee. */
    public static <A extends Record> Callee of(TaskModule<A> module) {
        return new Callee(module.info(), Optional.of(new ArgumentBinder<>(module.arguments())), module.lenient(),
                arguments -> module.check(module.arguments().cast(arguments)), "");
    }

    /** The names a task can call it by. */
    public List<String> names() {
        List<String> all = new java.util.ArrayList<>(List.of(info.name()));
        all.addAll(List.of(info.aliases()));
        return all;
    }

    /**
     * Fills the arguments record.
     *
     * @throws BindException if they do not fit
     * @throws ModuleFailure if they contradict each other
     */
    public Record bind(Map<String, Object> values) throws BindException, ModuleFailure {
        Record arguments = binder.orElseThrow().bind(values);
        check.accept(arguments);
        return arguments;
    }

    /**
     * Notes what is wrong with arguments as far as it can be known before any template is evaluated.
     *
     * @param values the data as written
     * @param places where each argument stands
     * @param whole  where the call stands
     */
    public void examine(Map<String, Object> values, Function<String, Place> places, Place whole, Problems problems) {
        if (lenient || binder.isEmpty()) {
            return;
        }
        ArgumentBinder<?> arguments = binder.get();
        Map<String, Object> known = new LinkedHashMap<>(values);
        known.replaceAll((name, value) -> Templates.isTemplate(value) ? null : value);
        List<String> noted = new java.util.ArrayList<>();
        arguments.examine(known, new LinkedHashMap<>(), (name, message) -> {
            if (!Templates.isTemplate(values.get(name))) {
                noted.add(message);
                problems.error(places.apply(name), info.name() + ": " + message);
            }
        });
        arguments.missing(values.keySet()).forEach(message -> {
            noted.add(message);
            problems.error(whole, info.name() + ": " + message);
        });
        if (noted.isEmpty() && !Templates.isTemplate(values)) {
            contradictions(values, whole, problems);
        }
    }

    private void contradictions(Map<String, Object> values, Place whole, Problems problems) {
        try {
            bind(values);
        } catch (BindException | ModuleFailure e) {
            problems.error(whole, info.name() + ": " + e.getMessage());
        }
    }
}
