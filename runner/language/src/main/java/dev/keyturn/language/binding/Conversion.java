package dev.keyturn.language.binding;

import dev.keyturn.module.Choice;
import dev.keyturn.module.Nearest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns plain data into the type that an arguments record asks for, as kindly as Ansible does and no more so. */
final class Conversion {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0", "n", "f");

    private Conversion() {
    }

    static Object convert(Object value, Type type) throws BadArgument {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? list(value, generic.getActualTypeArguments()[0]) : map(value);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted == Object.class) {
            return value;
        } else if (wanted == String.class) {
            return text(value);
        } else if (wanted == boolean.class || wanted == Boolean.class) {
            return bool(value);
        } else if (wanted == long.class || wanted == Long.class) {
            return whole(value);
        } else if (wanted == int.class || wanted == Integer.class) {
            long number = whole(value);
            if (number != (int) number) {
                throw new BadArgument(found(value) + "; expected a number of at most 32 bits");
            }
            return (int) number;
        }
        if (!wanted.isEnum()) {
            throw new IllegalStateException("an argument cannot be of the type " + wanted.getName());
        }
        return choice(value, wanted);
    }

    private static List<Object> list(Object value, Type item) throws BadArgument {
        List<Object> all = new ArrayList<>();
        for (Object each : items(value)) {
            all.add(convert(each, item));
        }
        return Collections.unmodifiableList(all);
    }

    /** A single value is a list of one, and a text with commas is split, as Ansible does. */
    private static List<?> items(Object value) {
        if (value instanceof List<?> list) {
            return list;
        } else if (value instanceof String text) {
            return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
        }
        return List.of(value);
    }

    private static Map<String, Object> map(Object value) throws BadArgument {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadArgument(found(value) + "; expected a mapping");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(String.valueOf(key), each));
        return all;
    }

    private static String text(Object value) throws BadArgument {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new BadArgument(found(value) + "; expected a text" + (value == null ? ", in quotes if it is NULL, null or ~" : ""));
        }
        return value instanceof Boolean b ? b ? "True" : "False" : String.valueOf(value);
    }

    private static boolean bool(Object value) throws BadArgument {
        String text = String.valueOf(value).toLowerCase(Locale.ROOT).strip();
        if (value instanceof Map || value instanceof List || !TRUE.contains(text) && !FALSE.contains(text)) {
            throw new BadArgument(found(value) + "; expected true or false");
        }
        return TRUE.contains(text);
    }

    private static long whole(Object value) throws BadArgument {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof String text && text.strip().matches("[-+]?(\\d{1,18}|0[xX][0-9a-fA-F]{1,15})")) {
            return Long.decode(text.strip().replaceFirst("^([-+]?)0+(?=\\d)", "$1"));
        }
        if (value instanceof BigInteger) {
            throw new BadArgument(found(value) + "; expected a number of at most 64 bits");
        }
        throw new BadArgument(found(value) + "; expected a whole number");
    }

    private static Object choice(Object value, Class<?> type) throws BadArgument {
        String given = value instanceof Boolean b ? b.toString() : String.valueOf(value);
        for (Object constant : type.getEnumConstants()) {
            if (spellings(type, constant).stream().anyMatch(given.strip()::equalsIgnoreCase)) {
                return constant;
            }
        }
        List<String> known = Arrays.stream(type.getEnumConstants()).map(c -> spellings(type, c).get(0)).toList();
        throw new BadArgument(found(value) + "; expected " + known.stream().map(k -> "'" + k + "'").collect(Collectors.joining(", "))
                + Nearest.hint(given, known.stream().filter(each -> digits(each).equals(digits(given))).toList()));
    }

    /** Choices that differ in their numbers alone, as TLS 1.0 and 1.1, are equally near to any other number: there is no telling what was meant. */
    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static List<String> spellings(Class<?> type, Object constant) {
        String name = ((Enum<?>) constant).name();
        List<String> all = new ArrayList<>();
        try {
            Choice choice = type.getField(name).getAnnotation(Choice.class);
            all.add(choice == null ? name.toLowerCase(Locale.ROOT) : choice.value());
            all.addAll(choice == null ? List.of() : List.of(choice.aliases()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no constant " + name, e);
        }
        return all;
    }

    /** What was found, in words. */
    static String found(Object value) {
        if (value == null) {
            return "found nothing";
        } else if (value instanceof Map) {
            return "found a mapping";
        } else if (value instanceof List) {
            return "found a list";
        }
        String text = String.valueOf(value).replace("\n", "\\n");
        String kind = value instanceof Boolean ? "the boolean" : value instanceof Number ? "the number" : "the text";
        return "found " + kind + " '" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'";
    }
}
