package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** Tests of what a task registered. */
final class ResultTests implements FilterGroup {

    @Override
    public String signatures() {
        return """
                changed
                change
                failed
                failure
                succeeded
                success
                successful
                skipped
                skip
                unreachable
                reachable""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        if (!(call.input() instanceof Map<?, ?> result)) {
            throw call.needs("what a task registered (a dict)", call.input());
        }
        return switch (name) {
            case "changed", "change" -> changed(result);
            case "failed", "failure" -> set(result, "failed");
            case "succeeded", "success", "successful" -> !set(result, "failed");
            case "skipped", "skip" -> set(result, "skipped");
            case "unreachable" -> set(result, "unreachable");
            default -> !set(result, "unreachable");
        };
    }

    private static boolean set(Map<?, ?> result, String key) {
        return Values.truthy(result.get(key));
    }

    /** A loop's result is changed where any of its items is. */
    private static boolean changed(Map<?, ?> result) {
        if (result.containsKey("changed") || !(result.get("results") instanceof List<?> items)) {
            return set(result, "changed");
        }
        return items.stream().anyMatch(item -> item instanceof Map<?, ?> each && set(each, "changed"));
    }
}
