package dev.keyturn.language.binding;

import dev.keyturn.language.source.Nearest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Fills one arguments record from a task's data. Names, aliases, types, defaults and messages all come from the record's annotations.
 *
 * @param <A> the record
 */
public final class ArgumentBinder<A extends Record> {
    private final Class<A> type;
    private final List<Parameter> parameters;

    public ArgumentBinder(Class<A> type) {
        this.type = type;
        this.parameters = Arrays.stream(type.getRecordComponents()).map(Parameter::of).toList();
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
        Map<Parameter, Object> bound = new LinkedHashMap<>();
        examine(values, bound, (name, message) -> wrong.add(message));
        missing(values.keySet()).forEach(wrong::add);
        if (!wrong.isEmpty()) {
            throw new BindException(String.join("; ", wrong));
        }
        return construct(bound);
    }

    /**
     * Looks at each value alone.
     *
     * @param bound receives what fits
     * @param wrong receives the name as given, and what is wrong with it
     */
    void examine(Map<String, Object> values, Map<Parameter, Object> bound, BiConsumer<String, String> wrong) {
        Map<Parameter, String> given = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Optional<Parameter> parameter = named(name);
            if (parameter.isEmpty()) {
                wrong.accept(name, unknown(name));
                return;
            }
            String before = given.put(parameter.get(), name);
            if (before != null) {
                wrong.accept(name, "'" + name + "' and '" + before + "' are the same argument; give one of them");
            }
            try {
                if (value != null) {
                    bound.put(parameter.get(), Conversion.convert(value, parameter.get().type()));
                } else if (parameter.get().required()) {
                    wrong.accept(name, "'" + name + "' is empty; expected a value");
                }
            } catch (BadArgument bad) {
                wrong.accept(name, "'" + name + "': " + bad.getMessage());
            }
        });
    }

    /** A sentence for each required argument that none of the names gives. */
    List<String> missing(Iterable<String> names) {
        List<Parameter> given = new ArrayList<>();
        names.forEach(name -> named(name).ifPresent(given::add));
        return parameters.stream().filter(p -> p.required() && !given.contains(p)).map(p -> "'" + p.name() + "' is missing: " + p.about()).toList();
    }

    private Optional<Parameter> named(String name) {
        return parameters.stream().filter(p -> p.name().equals(name) || p.aliases().contains(name)).findFirst();
    }

    private String unknown(String name) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        String expected = known.isEmpty() ? "none is expected here" : "expected " + known.stream().map(k -> "'" + k + "'").collect(Collectors.joining(", "));
        return "there is no argument '" + name + "'; " + expected + Nearest.hint(name, known);
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
