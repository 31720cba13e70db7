package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The methods of dicts that expressions may call. */
final class DictMethods implements FilterGroup {

    @Override
    public String signatures() {
        return """
                get key default?
                keys
                values
                items""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        Map<?, ?> map = call.dict();
        return switch (name) {
            case "get" -> {
                Values.Found found = Values.find(map, call.get("key"));
                yield found != null ? found.value() : call.has("default") ? call.maybe("default") : null;
            }
            case "keys" -> new ArrayList<Object>(map.keySet());
            case "values" -> new ArrayList<Object>(map.values());
            default -> pairs(map);
        };
    }

    /** The entries as tuples of key and value. */
    static List<Object> pairs(Map<?, ?> map) {
        List<Object> out = new ArrayList<>();
        map.forEach((key, value) -> out.add(Tuple.of(key, value)));
        return out;
    }
}
