package dev.keyturn.language.template;

import java.util.Locale;
import java.util.Set;

/** Filters that choose a value, or insist on one. */
final class ChoiceFilters implements FilterGroup {
    private static final Set<String> YES = Set.of("yes", "on", "1", "true");

    @Override
    public String signatures() {
        return """
                default value? boolean?
                d value? boolean?
                ternary true_val false_val none_val?
                mandatory msg?
                bool
                type_debug""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "default", "d" -> otherwise(call);
            case "ternary" -> ternary(call);
            case "mandatory" -> mandatory(call);
            case "bool" -> bool(call.input());
            default -> Values.typeName(call.input()).replace("None", "NoneType");
        };
    }

    private static Object otherwise(CallExpression call) {
        boolean missing = call.maybeInput() instanceof Undefined || call.flag("boolean") && !Values.truthy(call.maybeInput());
        if (!missing) {
            return call.maybeInput();
        }
        return call.has("value") ? call.maybe("value") : "";
    }

    private static Object ternary(CallExpression call) {
        if (call.input() == null && call.get("none_val", null) != null) {
            return call.get("none_val");
        }
        return Values.truthy(call.input()) ? call.maybe("true_val") : call.maybe("false_val");
    }

    private static Object mandatory(CallExpression call) {
        if (call.maybeInput() instanceof Undefined undefined) {
            throw new Failure(call.text("msg", "Mandatory variable not defined: " + undefined.message()), true);
        }
        return call.input();
    }

    /** Ansible's reading of yes and no: yes, on, 1 and true in any case are true, all other text is false; None stays None. */
    private static Object bool(Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        } else if (value instanceof String s) {
            return YES.contains(s.toLowerCase(Locale.ROOT));
        }
        return Values.equal(value, 1L);
    }
}
