package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** Tests of what kind of value something is, and whether it is there at all. */
final class TypeTests implements FilterGroup {

    @Override
    public String signatures() {
        return """
                defined
                undefined
                none
                string
                number
                integer
                float
                boolean
                true
                false
                mapping
                sequence
                iterable
                truthy convert_bool?
                falsy convert_bool?""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "defined" -> !(call.maybeInput() instanceof Undefined);
            case "undefined" -> call.maybeInput() instanceof Undefined;
            case "none" -> call.maybeInput() == null;
            case "string" -> call.maybeInput() instanceof String;
            case "number" -> Numbers.isNumeric(call.maybeInput());
            case "integer" -> Numbers.isInteger(call.maybeInput());
            case "float" -> Numbers.isFloat(call.maybeInput());
            case "boolean" -> call.maybeInput() instanceof Boolean;
            case "true" -> Boolean.TRUE.equals(call.maybeInput());
            case "false" -> Boolean.FALSE.equals(call.maybeInput());
            case "mapping" -> call.maybeInput() instanceof Map;
            case "sequence" -> container(call.maybeInput());
            case "iterable" -> container(call.input());
            case "truthy" -> truthy(call);
            default -> !truthy(call);
        };
    }

    private static boolean container(Object value) {
        return value instanceof String || value instanceof List || value instanceof Map;
    }

    private static boolean truthy(CallExpression call) {
        Object value = call.input();
        if (call.flag("convert_bool")) {
            value = Library.named("filter", "bool").apply(call.scope(), value, List.of(), Map.of());
        }
        return Values.truthy(value);
    }
}
