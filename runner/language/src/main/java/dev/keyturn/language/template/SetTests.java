package dev.keyturn.language.template;

/** Tests over the items of lists. */
final class SetTests implements FilterGroup {

    @Override
    public String signatures() {
        return """
                contains item
                subset other
                issubset other
                superset other
                issuperset other
                any
                all""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "contains" -> Values.contains(call.input(), call.get("item"));
            case "subset", "issubset" -> within(call, call.input(), call.get("other"));
            case "superset", "issuperset" -> within(call, call.get("other"), call.input());
            case "any" -> call.list().stream().anyMatch(Values::truthy);
            default -> call.list().stream().allMatch(Values::truthy);
        };
    }

    private static boolean within(CallExpression call, Object part, Object whole) {
        return call.itemsOf(part).stream().allMatch(item -> Values.contains(call.itemsOf(whole), item));
    }
}
