package dev.keyturn.language.binding;

import dev.keyturn.module.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fills one arguments record from a task's data. Names, aliases, types, defaults and messages all come from the record's annotations.
 *
 * @param <A> the record
 */
public final class ArgumentBinder<A extends Record> {
    private final Class<A> type;
    private final List<Parameter> parameters;
    private final Optional<String> ansible;

    public ArgumentBinder(Class<A> type) {
        this(type, Optional.empty());
    }

    private ArgumentBinder(Class<A> type, Optional<String> ansible) {
        this.type = type;
        this.parameters = Arrays.stream(type.getRecordComponents()).map(Parameter::of).toList();
        this.ansible = ansible;
    }

    /** A binder for a module of Ansible's: names are read without case, and unknown and missing ones are reported in Ansible's words. */
    public static <A extends Record> ArgumentBinder<A> asAnsible(Class<A> type, String module) {
        return new ArgumentBinder<>(type, Optional.of(module));
    }

    /** The arguments in the order of the record. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Fills the record.
     *
     * @param values plain data by argument name or alias, without templates
     * @throws BindException if a name is unknown or given twice, an argument is missing, or a value does not fit
     */
    public A bind(Map<String, Object> values) throws BindException {
        List<String> wrong = new ArrayList<>();
        Map<Parameter, Object> bound = examine(values, name -> true, (name, message) -> wrong.add(message));
        wrong.addAll(missing(values.keySet()));
        if (!wrong.isEmpty()) {
            throw new BindException(String.join("; ", wrong));
        }
        return construct(bound);
    }

    /**
     * Looks at each name, and at each value alone.
     *
     * @param known whether an argument's value can be looked at, as a template's cannot
     * @param wrong receives the name as given, and what is wrong with it or its value
     * @return what fits
     */
    Map<Parameter, Object> examine(Map<String, Object> values, Predicate<String> known, BiConsumer<String, String> wrong) {
        Map<Parameter, Object> bound = new LinkedHashMap<>();
        Map<Parameter, String> given = new LinkedHashMap<>();
        unknown(values.keySet(), wrong);
        values.forEach((name, value) -> named(name).ifPresent(parameter -> {
            String before = given.put(parameter, name);
            if (before != null) {
                wrong.accept(name, "'" + name + "' and '" + before + "' are the same argument; give one of them");
            }
            if (value == null && parameter.takesNull()) {
                bound.put(parameter, null);
            } else if (known.test(name)) {
                convert(name, parameter, value, wrong).ifPresent(converted -> bound.put(parameter, converted));
            }
        }));
        return bound;
    }

    private static Optional<Object> convert(String name, Parameter parameter, Object value, BiConsumer<String, String> wrong) {
        try {
            if (value != null) {
                return Optional.of(Conversion.convert(value, parameter.type()));
            } else if (parameter.required()) {
                wrong.accept(name, "'" + name + "' is empty; expected a value");
            }
        } catch (BadArgument bad) {
            wrong.accept(name, "'" + name + "': " + bad.getMessage());
        }
        return Optional.empty();
    }

    /** A sentence for each required argument that none of the names gives; in Ansible's words one for all. */
    List<String> missing(Collection<String> names) {
        List<Parameter> given = names.stream().flatMap(name -> named(name).stream()).toList();
        List<Parameter> missing = parameters.stream().filter(p -> p.required() && !given.contains(p)).toList();
        if (ansible.isPresent() && !missing.isEmpty()) {
            return List.of("missing required arguments: " + missing.stream().map(Parameter::name).collect(Collectors.joining(", ")));
        }
        return missing.stream().map(p -> "'" + p.name() + "' is missing: " + p.about()).toList();
    }

    /** The argument of this name or alias. */
    public Optional<Parameter> named(String name) {
        return parameters.stream().filter(p -> names(p).anyMatch(ansible.isPresent() ? name::equalsIgnoreCase : name::equals)).findFirst();
    }

    private static Stream<String> names(Parameter parameter) {
        return Stream.concat(Stream.of(parameter.name()), parameter.aliases().stream());
    }

    private void unknown(Collection<String> names, BiConsumer<String, String> wrong) {
        List<String> unknown = names.stream().filter(name -> named(name).isEmpty()).toList();
        List<String> all = parameters.stream().flatMap(ArgumentBinder::names).toList();
        if (ansible.isPresent() && !unknown.isEmpty()) {
            wrong.accept(unknown.get(0), "Unsupported parameters for (" + ansible.get() + ") module: " + String.join(", ", unknown)
                    + ". Supported parameters include: " + all.stream().sorted().collect(Collectors.joining(", ")));
            return;
        }
        String expected = parameters.isEmpty() ? "none is expected here"
                : "expected " + parameters.stream().map(p -> "'" + p.name() + "'").collect(Collectors.joining(", "));
        unknown.forEach(name -> wrong.accept(name, "there is no argument '" + name + "'; " + expected + Nearest.hint(name, all)));
    }

    private A construct(Map<Parameter, Object> bound) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = bound.containsKey(parameters.get(i)) ? bound.get(parameters.get(i)) : byDefault(parameters.get(i));
            values[i] = parameters.get(i).optional() ? Optional.ofNullable(value) : value;
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + " refuses its own arguments", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be constructed", e);
        }
    }

    /** A default is spelled as in a playbook; a list of them in brackets. */
    private static Object byDefault(Parameter parameter) {
        String text = parameter.defaultValue();
        if (text.isEmpty()) {
            return null;
        }
        try {
            boolean list = text.startsWith("[") && text.endsWith("]");
            return Conversion.convert(list ? text.substring(1, text.length() - 1) : text, parameter.type());
        } catch (BadArgument e) {
            throw new IllegalStateException("the default of '" + parameter.name() + "' does not fit its type: " + e.getMessage(), e);
        }
    }
}
