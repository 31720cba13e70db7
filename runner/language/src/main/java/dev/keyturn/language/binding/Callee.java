package dev.keyturn.language.binding;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.template.Unsafe;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.TaskModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        ArgumentBinder<A> binder = module.lenient() ? ArgumentBinder.asAnsible(module.arguments(), module.name())
                : new ArgumentBinder<>(module.arguments());
        return new Callee(module.info(), Optional.of(binder), module.lenient(),
                arguments -> module.check(module.arguments().cast(arguments)), "");
    }

    /** The names a task can call it by. */
    public List<String> names() {
        List<String> all = new ArrayList<>(List.of(info.name()));
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
     * Notes what is wrong with arguments as far as it can be known before any template is evaluated: as a mistake, or as a warning where it
     * fails the task only.
     *
     * @param values the data as written
     * @param places where each argument stands
     * @param whole  where the call stands
     */
    public void examine(Map<String, Object> values, Function<String, Place> places, Place whole, Problems problems) {
        if (binder.isEmpty()) {
            return;
        }
        Map<String, Object> written = new LinkedHashMap<>(values);
        written.replaceAll((name, value) -> bare(value));
        List<String> noted = new ArrayList<>();
        binder.get().examine(written, name -> !Templates.isTemplate(values.get(name)),
                (name, message) -> note(noted, message, places.apply(name), problems));
        binder.get().missing(values.keySet()).forEach(message -> note(noted, message, whole, problems));
        if (noted.isEmpty() && !lenient && !Templates.isTemplate(values)) {
            contradictions(written, whole, problems);
        }
    }

    private void note(List<String> noted, String message, Place place, Problems problems) {
        noted.add(message);
        if (lenient) {
            problems.warning(place, info.name() + ": " + message + "; the task will fail");
        } else {
            problems.error(place, info.name() + ": " + message);
        }
    }

    /** Data without the marks that keep it from being a template. */
    private static Object bare(Object value) {
        if (value instanceof Unsafe unsafe) {
            return bare(unsafe.value());
        } else if (value instanceof List<?> list) {
            return list.stream().map(Callee::bare).collect(Collectors.toCollection(ArrayList::new));
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, bare(each)));
            return all;
        }
        return value;
    }

    private void contradictions(Map<String, Object> values, Place whole, Problems problems) {
        try {
            bind(values);
        } catch (BindException | ModuleFailure e) {
            problems.error(whole, info.name() + ": " + e.getMessage());
        }
    }
}
