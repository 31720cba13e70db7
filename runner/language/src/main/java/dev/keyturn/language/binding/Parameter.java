package dev.keyturn.language.binding;

import dev.keyturn.module.Argument;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One argument that a module or action takes, as its arguments record declares it.
 *
 * @param name         in snake case
 * @param aliases      other names for it
 * @param type         what is accepted, the {@code Optional} around it taken off
 * @param optional     whether it may be left out without a default
 * @param defaultValue what stands in for it when it is left out, as it would be written; {@code ""} for none
 * @param about        what it means, one sentence
 * @param asWritten    whether it is stored as it is written
 */
public record Parameter(String name, List<String> aliases, Type type, boolean optional, String defaultValue, String about, boolean asWritten) {
    static Parameter of(RecordComponent component) {
        Argument argument = component.getAnnotation(Argument.class);
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type inner = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        return new Parameter(snake(component.getName()), List.of(argument.aliases()), inner, optional, argument.defaultValue(), argument.value(),
                argument.asWritten());
    }

    boolean required() {
        return !optional && defaultValue.isEmpty();
    }

    /** Whether a null that is given counts as a value, and not as none: where any value will do. */
    boolean takesNull() {
        return type == Object.class && !optional && !required();
    }

    /** The name a user writes for a Java name in camel case. */
    private static String snake(String camel) {
        StringBuilder out = new StringBuilder();
        for (char c : camel.toCharArray()) {
            out.append(Character.isUpperCase(c) ? "_" + Character.toLowerCase(c) : Character.toString(c));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
