package dev.keyturn.language.template;

/** Dotted attributes such as {@code attribute='path.name'} or {@code 'items.0'}. */
final class Attributes {

    private Attributes() {
    }

    /** The part the dotted name leads to; {@link Undefined} where a step is missing. */
    static Object of(Object item, Object attribute) {
        if (!(attribute instanceof String name)) {
            return Access.get(item, attribute);
        }
        Object value = item;
        for (String step : name.split("\\.")) {
            boolean position = !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            value = Access.get(value, position ? (Object) Long.valueOf(step) : step);
        }
        return value;
    }
}
