package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Filters over lists as a whole. */
final class ListFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                length
                count
                list
                first
                last
                reverse
                sort reverse? case_sensitive? attribute?
                min case_sensitive? attribute?
                max case_sensitive? attribute?
                sum attribute? start?
                flatten levels? skip_nulls?
                zip *""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "length", "count" -> length(call);
            case "list" -> call.list();
            case "first" -> end(call, true);
            case "last" -> end(call, false);
            case "reverse" -> reverse(call);
            case "sort" -> sort(call);
            case "min" -> extreme(call, -1);
            case "max" -> extreme(call, 1);
            case "sum" -> sum(call);
            case "flatten" -> flatten(call);
            default -> zip(call);
        };
    }

    private static long length(CallExpression call) {
        if (call.input() instanceof String s) {
            return s.length();
        }
        return call.list().size();
    }

    private static Object end(CallExpression call, boolean first) {
        List<Object> items = call.list();
        if (items.isEmpty()) {
            return new Undefined("No " + (first ? "first" : "last") + " item, sequence was empty.");
        }
        return items.get(first ? 0 : items.size() - 1);
    }

    private static Object reverse(CallExpression call) {
        if (call.input() instanceof String s) {
            return new StringBuilder(s).reverse().toString();
        }
        List<Object> items = call.list();
        Collections.reverse(items);
        return items;
    }

    /** What items are ordered by: an attribute if asked, without regard to case unless asked. */
    static Object key(CallExpression call, Object item) {
        Object key = call.get("attribute", null) == null ? item : Attributes.of(item, call.get("attribute"));
        Undefined.require(key);
        return key instanceof String s && !call.flag("case_sensitive") ? TextOps.lower(s) : key;
    }

    private static Object sort(CallExpression call) {
        List<Object> items = call.list();
        Comparator<Object> order = (a, b) -> Values.compare(key(call, a), key(call, b), "<");
        items.sort(call.flag("reverse") ? order.reversed() : order);
        return items;
    }

    private static Object extreme(CallExpression call, int sign) {
        List<Object> items = call.list();
        if (items.isEmpty()) {
            return new Undefined("No aggregated item, sequence was empty.");
        }
        Object best = items.get(0);
        for (Object item : items) {
            best = Values.compare(key(call, item), key(call, best), "<") * sign > 0 ? item : best;
        }
        return best;
    }

    private static Object sum(CallExpression call) {
        Object total = call.get("start", 0L);
        for (Object item : call.list()) {
            Object part = call.get("attribute", null) == null ? item : Attributes.of(item, call.get("attribute"));
            total = Arithmetic.apply("+", total, Undefined.require(part));
        }
        return total;
    }

    private static Object flatten(CallExpression call) {
        List<Object> out = new ArrayList<>();
        boolean skip = !call.has("skip_nulls") || call.flag("skip_nulls");
        flatten(call.list(), call.integer("levels", Integer.MAX_VALUE), skip, out);
        return out;
    }

    private static void flatten(List<?> items, int levels, boolean skip, List<Object> out) {
        for (Object item : items) {
            if (item instanceof List<?> inner && levels > 0) {
                flatten(inner, levels - 1, skip, out);
            } else if (!skip || item != null && !item.equals("None") && !item.equals("null")) {
                out.add(item);
            }
        }
    }

    private static Object zip(CallExpression call) {
        List<List<Object>> columns = new ArrayList<>(List.of(call.list()));
        call.rest().forEach(other -> columns.add(call.itemsOf(other)));
        int rows = columns.stream().mapToInt(List::size).min().orElse(0);
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<Object> row = new ArrayList<>();
            for (List<Object> column : columns) {
                row.add(column.get(i));
            }
            out.add(new Tuple(row));
        }
        return out;
    }
}
