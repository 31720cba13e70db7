package dev.keyturn.language.parse;

import dev.keyturn.language.binding.ArgumentBinder;
import dev.keyturn.language.binding.Parameter;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses what YAML makes something else of than it looks, in arguments that are stored as they are written: {@code 00000200} is the number 128,
 * {@code yes} a boolean, {@code 12:30:45} the number 45045, {@code 1.10} the number 1.1, and {@code "HKLM:\SOFTWARE\test"} in double quotes holds a
 * tab. What comes out of a variable is not seen here.
 */
final class AsWritten {
    /** The argument beside the data that says what they are; numbers may be written as such where it says so. */
    private static final String TYPE = "type";
    private static final Set<String> NUMBERS = Set.of("dword", "qword");
    private static final Set<String> BYTES = Set.of("binary", "none");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9][0-9]*)|0x[0-9a-fA-F]+");
    private static final Map<Character, String> ESCAPES = Map.of('\t', "\\t a tab", '\b', "\\b a backspace", '\f', "\\f a form feed",
            '\u0007', "\\a a bell", '\u000B', "\\v a vertical tab", '\u001B', "\\e an escape character", '\n', "\\n a line's end", '\r', "\\r a carriage return",
            '\u0085', "\\N a line's end", '\u00A0', "\\_ a blank that does not break");

    private final ArgumentBinder<?> binder;
    private final Mapping arguments;
    private final Problems problems;

    private AsWritten(ArgumentBinder<?> binder, Mapping arguments, Problems problems) {
        this.binder = binder;
        this.arguments = arguments;
        this.problems = problems;
    }

    /** Looks at the arguments of one call. */
    static void check(ArgumentBinder<?> binder, Mapping arguments, Problems problems) {
        new AsWritten(binder, arguments, problems).check();
    }

    private void check() {
        String type = type();
        arguments.entries().forEach(entry -> binder.named(entry.name()).filter(Parameter::asWritten).ifPresent(parameter -> {
            boolean name = parameter.type() == String.class;
            look(entry.name(), entry.value(), numbers(type, name, entry.value()));
            if (name && entry.value() instanceof Scalar scalar && !scalar.plain()) {
                escape(entry.name(), scalar);
            }
        }));
    }

    /** What the data beside it are said to be, in lower case; {@code ""} if that is not said. */
    private String type() {
        return arguments.entries().stream().filter(entry -> binder.named(entry.name()).filter(p -> p.name().equals(TYPE)).isPresent())
                .map(entry -> entry.value() instanceof Scalar scalar ? scalar.text().strip().toLowerCase(Locale.ROOT) : "").findFirst().orElse("");
    }

    /** What numbers among the data are. */
    private enum Numbers {
        /** Themselves, in decimal or hexadecimal form. */
        MEANT,
        /** Texts, where they are written as they would be printed. */
        AS_TEXT,
        /** Nothing: a lone 10 is 0x0a as a number, and 0x10 as bytes are written. */
        DOUBTFUL
    }

    /** A name is a text beside data of any type; of bytes a list is one of numbers. */
    private static Numbers numbers(String type, boolean name, YamlNode data) {
        if (BYTES.contains(type)) {
            return !name && data instanceof Sequence ? Numbers.MEANT : Numbers.DOUBTFUL;
        }
        return !name && NUMBERS.contains(type) ? Numbers.MEANT : Numbers.AS_TEXT;
    }

    private void look(String name, YamlNode node, Numbers numbers) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> look(name, item, numbers));
        } else if (node instanceof Scalar scalar && scalar.plain() && !(scalar.value() instanceof String) && !scalar.text().isEmpty()
                && !(scalar.value() instanceof Number && isAsWritten(scalar, numbers))) {
            problems.error(scalar.place(), "'" + name + "': " + scalar.text() + " without quotes is " + meaning(scalar.value())
                    + " to YAML; expected what is to be stored: '" + scalar.text() + "' in quotes if it is that text"
                    + (numbers == Numbers.MEANT ? ", or a number as in 512 or 0x200" : ""));
        }
    }

    private static boolean isAsWritten(Scalar number, Numbers numbers) {
        return switch (numbers) {
            case MEANT -> NUMBER.matcher(number.text()).matches();
            case AS_TEXT -> number.text().equals(String.valueOf(number.value()));
            case DOUBTFUL -> false;
        };
    }

    private static String meaning(Object value) {
        return value == null ? "nothing" : value instanceof Boolean ? "the boolean " + value
                : value instanceof Number ? "the number " + value : "'" + value + "'";
    }

    /** Names of keys and values hardly ever hold these characters; a path in double quotes does so by mistake. */
    private void escape(String name, Scalar scalar) {
        scalar.text().chars().mapToObj(c -> (char) c).filter(ESCAPES::containsKey).findFirst().ifPresent(c -> problems.warning(scalar.place(), "'"
                + name + "' holds a character that no name usually has: in double quotes YAML makes of " + ESCAPES.get(c) + "; write it in single quotes"));
    }
}
