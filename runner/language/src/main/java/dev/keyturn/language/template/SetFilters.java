package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.List;

/** Filters that treat lists as sets; the order of the items is kept. */
final class SetFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                unique case_sensitive? attribute?
                union other
                intersect other
                difference other
                symmetric_difference other""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        if (name.equals("unique")) {
            return unique(call);
        }
        List<Object> left = call.list();
        List<Object> right = call.itemsOf(call.get("other"));
        List<Object> out = new ArrayList<>();
        switch (name) {
            case "union" -> {
                add(left, out);
                add(right, out);
            }
            case "intersect" -> add(left.stream().filter(each -> Values.contains(right, each)).toList(), out);
            case "difference" -> add(left.stream().filter(each -> !Values.contains(right, each)).toList(), out);
            default -> {
                add(left.stream().filter(each -> !Values.contains(right, each)).toList(), out);
                add(right.stream().filter(each -> !Values.contains(left, each)).toList(), out);
            }
        }
        return out;
    }

    private static void add(List<Object> items, List<Object> out) {
        for (Object item : items) {
            if (!Values.contains(out, item)) {
                out.add(item);
            }
        }
    }

    private static List<Object> unique(CallExpression call) {
        List<Object> keys = new ArrayList<>();
        List<Object> out = new ArrayList<>();
        for (Object item : call.list()) {
            Object key = ListFilters.key(call, item);
            if (!Values.contains(keys, key)) {
                keys.add(key);
                out.add(item);
            }
        }
        return out;
    }
}
