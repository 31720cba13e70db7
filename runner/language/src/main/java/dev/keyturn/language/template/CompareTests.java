package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** Tests that compare with another value. */
final class CompareTests implements FilterGroup {

    @Override
    public String signatures() {
        return """
                eq other
                equalto other
                == other
                ne other
                != other
                gt other
                greaterthan other
                > other
                ge other
                >= other
                lt other
                lessthan other
                < other
                le other
                <= other
                in other
                sameas other
                even
                odd
                divisibleby num""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        Object value = call.input();
        return switch (name) {
            case "eq", "equalto", "==" -> Operators.holds(value, "==", call.get("other"));
            case "ne", "!=" -> Operators.holds(value, "!=", call.get("other"));
            case "gt", "greaterthan", ">" -> Operators.holds(value, ">", call.get("other"));
            case "ge", ">=" -> Operators.holds(value, ">=", call.get("other"));
            case "lt", "lessthan", "<" -> Operators.holds(value, "<", call.get("other"));
            case "le", "<=" -> Operators.holds(value, "<=", call.get("other"));
            case "in" -> Operators.holds(value, "in", call.get("other"));
            case "sameas" -> same(value, call.get("other"));
            case "even" -> rest(value, 2L, call);
            case "odd" -> !rest(value, 2L, call);
            default -> rest(value, call.get("num"), call);
        };
    }

    private static boolean same(Object a, Object b) {
        boolean container = a instanceof List || a instanceof Map;
        return container ? a == b : Values.typeName(a).equals(Values.typeName(b)) && Values.equal(a, b);
    }

    private static boolean rest(Object value, Object divisor, CallExpression call) {
        if (!Numbers.isNumeric(value)) {
            throw call.needs("a number", value);
        }
        return Values.equal(Arithmetic.apply("%", value, divisor), 0L);
    }
}
