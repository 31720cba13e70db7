package dev.keyturn.windows.modules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Binds the arguments of a fixture case; the runner's own binder stands above this jar. */
final class TestBinder {
    private TestBinder() {
    }

    static <A extends Record> A bind(Class<A> type, JsonNode task) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            JsonNode given = given(task, components[i]);
            String byDefault = components[i].getAnnotation(Argument.class).defaultValue();
            JsonNode value = given == null && !byDefault.isEmpty() ? new YAMLMapper().readTree(byDefault) : given;
            values[i] = convert(value, components[i].getGenericType());
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    /** The value under the argument's name or one of its other names; a null is as good as none. */
    private static JsonNode given(JsonNode task, RecordComponent component) {
        Stream<String> names = Stream.concat(Stream.of(snake(component.getName())),
                Arrays.stream(component.getAnnotation(Argument.class).aliases()));
        return names.map(task::get).filter(n -> n != null && !n.isNull()).findFirst().orElse(null);
    }

    /** Data as it comes out of a playbook. */
    static Object plain(JsonNode value) {
        if (value.isArray()) {
            List<Object> all = new ArrayList<>();
            value.forEach(v -> all.add(plain(v)));
            return all;
        }
        if (value.isObject()) {
            Map<String, Object> all = new LinkedHashMap<>();
            value.properties().forEach(e -> all.put(e.getKey(), plain(e.getValue())));
            return all;
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? (Object) value.longValue() : value.bigIntegerValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.textValue();
    }

    private static Object convert(JsonNode value, Type type) {
        if (type == Object.class) {
            return plain(value);
        }
        if (type instanceof ParameterizedType p) {
            Type inner = p.getActualTypeArguments()[0];
            if (p.getRawType() == Optional.class) {
                return value == null ? Optional.empty() : Optional.of(convert(value, inner));
            }
            List<Object> all = new ArrayList<>();
            value.forEach(v -> all.add(convert(v, inner)));
            return List.copyOf(all);
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.booleanValue();
        }
        if (type == long.class || type == Long.class) {
            return value.longValue();
        }
        if (type == int.class || type == Integer.class) {
            return value.intValue();
        }
        return type == String.class ? value.asText() : choice(value.asText(), (Class<?>) type);
    }

    private static Object choice(String text, Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).filter(c -> spelled(type, c).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text + " is no " + type.getSimpleName()));
    }

    private static String spelled(Class<?> type, Object constant) {
        String name = ((Enum<?>) constant).name();
        try {
            Choice choice = type.getField(name).getAnnotation(Choice.class);
            return choice == null ? name.toLowerCase(Locale.ROOT) : choice.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
