package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** What {@code when} and its like take for true and false: nothing but a boolean. */
final class Conditions {

    private Conditions() {
    }

    /** A bare expression, or one with braces around the whole of it, ready to evaluate. */
    static Node expression(Templates templates, String expression) {
        String text = expression.strip();
        if (!Templates.isTemplate(text)) {
            return templates.expression(text);
        }
        Node whole = text.startsWith("{{") ? templates.parsed(text).whole() : null;
        if (whole == null) {
            throw new Failure("a condition is a bare expression without {{ }} or {% %}: write `x == 1` instead of `{{ x }} == 1`; found `"
                    + text + "`");
        }
        return whole;
    }

    static boolean holds(Templates templates, Object condition, Scope scope) {
        if (condition instanceof Unsafe unsafe) {
            return decided(unsafe.value(), "x");
        } else if (condition instanceof List<?> all) {
            return all.stream().allMatch(each -> holds(templates, each, scope));
        } else if (!(condition instanceof String)) {
            return condition == null || decided(condition, "x");
        }
        String text = ((String) condition).strip();
        return text.isEmpty() || decided(expression(templates, text).value(scope), text);
    }

    private static boolean decided(Object value, String expression) {
        if (value instanceof Boolean b) {
            return b;
        }
        String inner = expression.startsWith("{{") ? expression.substring(2, expression.length() - 2).strip() : expression;
        boolean simple = inner.matches("[\\w.]+(\\['\\w+'\\])*");
        String subject = simple ? inner : inner.length() <= 60 ? "(" + inner + ")" : "(…)";
        throw new Failure("Conditionals must be true or false; this one is " + described(value) + ". Write `" + subject + advice(value, inner) + "`");
    }

    private static String described(Object value) {
        String kind = value instanceof String ? "the text " : value instanceof Number ? "the number "
                : value instanceof Map ? "the dict " : value instanceof List ? "the list " : "";
        return kind + PythonText.brief(value);
    }

    private static String advice(Object value, String expression) {
        // a search gives the text it found, or None: the question is whether there is one
        if (value == null || expression.contains("regex_search(")) {
            return " is not none";
        } else if (value instanceof Map || value instanceof List) {
            return " | length > 0";
        }
        return value instanceof Number ? " != 0" : " | bool";
    }
}
