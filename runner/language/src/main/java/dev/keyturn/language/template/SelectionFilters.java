package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that pick or change the items of a list by other filters and tests. */
final class SelectionFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                select test? *
                reject test? *
                selectattr attribute test? *
                rejectattr attribute test? *
                map * **
                groupby attribute""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "select" -> select(call, true);
            case "reject" -> select(call, false);
            case "selectattr" -> selectAttribute(call, true);
            case "rejectattr" -> selectAttribute(call, false);
            case "map" -> map(call);
            default -> group(call);
        };
    }

    private static boolean holds(CallExpression call, Object value) {
        if (!call.has("test")) {
            return !(value instanceof Undefined) && Values.truthy(value);
        }
        return Values.truthy(Library.named("test", call.maybe("test")).apply(call.scope(), value, call.rest(), Map.of()));
    }

    private static List<Object> select(CallExpression call, boolean wanted) {
        List<Object> out = call.list();
        out.removeIf(item -> holds(call, item) != wanted);
        return out;
    }

    private static List<Object> selectAttribute(CallExpression call, boolean wanted) {
        List<Object> out = call.list();
        out.removeIf(item -> holds(call, Attributes.of(item, call.get("attribute"))) != wanted);
        return out;
    }

    private static List<Object> map(CallExpression call) {
        List<Object> out = new ArrayList<>();
        for (Object item : call.list()) {
            out.add(call.rest().isEmpty() ? attribute(call, item)
                    : Library.named("filter", call.rest().get(0))
                            .apply(call.scope(), item, call.rest().subList(1, call.rest().size()), call.named()));
        }
        return out;
    }

    private static Object attribute(CallExpression call, Object item) {
        Map<String, Object> named = call.named();
        if (!named.containsKey("attribute")) {
            throw call.wrong("name a filter, as in `map('lower')`, or an attribute, as in `map(attribute='path')`");
        }
        Object value = Attributes.of(item, Undefined.require(named.get("attribute")));
        return value instanceof Undefined && named.containsKey("default") ? named.get("default") : value;
    }

    private static List<Object> group(CallExpression call) {
        List<Object> keys = new ArrayList<>();
        List<List<Object>> groups = new ArrayList<>();
        for (Object item : call.list()) {
            Object key = Undefined.require(Attributes.of(item, call.get("attribute")));
            int place = 0;
            while (place < keys.size() && Values.compare(keys.get(place), key, "<") < 0) {
                place++;
            }
            if (place == keys.size() || !Values.equal(keys.get(place), key)) {
                keys.add(place, key);
                groups.add(place, new ArrayList<>());
            }
            groups.get(place).add(item);
        }
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            out.add(Tuple.of(keys.get(i), groups.get(i)));
        }
        return out;
    }
}
