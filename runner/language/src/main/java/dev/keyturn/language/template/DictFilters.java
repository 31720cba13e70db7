package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters over dicts. */
final class DictFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                dict2items key_name? value_name?
                items2dict key_name? value_name?
                combine * **
                dictsort case_sensitive? by? reverse?
                items
                extract container""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "dict2items" -> toItems(call);
            case "items2dict" -> toDict(call);
            case "combine" -> combine(call);
            case "dictsort" -> sort(call);
            case "items" -> DictMethods.pairs(call.dict());
            default -> Access.get(call.get("container"), call.input());
        };
    }

    private static List<Object> toItems(CallExpression call) {
        List<Object> out = new ArrayList<>();
        call.dict().forEach((key, value) -> {
            Map<Object, Object> item = new LinkedHashMap<>();
            item.put(call.text("key_name", "key"), key);
            item.put(call.text("value_name", "value"), value);
            out.add(item);
        });
        return out;
    }

    private static Map<Object, Object> toDict(CallExpression call) {
        Map<Object, Object> out = new LinkedHashMap<>();
        for (Object item : call.list()) {
            Object key = Undefined.require(Access.get(item, call.text("key_name", "key")));
            out.put(key, Undefined.require(Access.get(item, call.text("value_name", "value"))));
        }
        return out;
    }

    private static Map<Object, Object> combine(CallExpression call) {
        boolean recursive = Values.truthy(call.named().getOrDefault("recursive", false));
        Object lists = call.named().getOrDefault("list_merge", "replace");
        if (!List.of("replace", "keep", "append", "prepend").contains(lists)) {
            throw call.wrong("list_merge is replace, keep, append or prepend, but found " + PythonText.brief(lists));
        }
        List<Object> terms = new ArrayList<>();
        flat(call.input(), terms);
        call.rest().forEach(term -> flat(term, terms));
        Map<Object, Object> out = new LinkedHashMap<>();
        for (Object term : terms) {
            if (!(Undefined.require(term) instanceof Map<?, ?> map)) {
                throw call.needs("dicts", term);
            }
            merge(out, map, recursive, (String) lists);
        }
        return out;
    }

    private static void flat(Object term, List<Object> out) {
        if (term instanceof List<?> list) {
            list.forEach(each -> flat(each, out));
        } else {
            out.add(term);
        }
    }

    private static void merge(Map<Object, Object> into, Map<?, ?> from, boolean recursive, String lists) {
        from.forEach((key, value) -> into.merge(key, value == null ? Nothing.NONE : value, (old, now) -> joined(old, now, recursive, lists)));
        into.replaceAll((key, value) -> value == Nothing.NONE ? null : value);
    }

    /** {@link Map#merge} takes a null for "remove"; this stands in for it. */
    private enum Nothing { NONE }

    private static Object joined(Object old, Object now, boolean recursive, String lists) {
        if (recursive && old instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
            Map<Object, Object> inner = new LinkedHashMap<>(a);
            merge(inner, b, true, lists);
            return inner;
        } else if (old instanceof List<?> a && now instanceof List<?> b) {
            return switch (lists) {
                case "keep" -> a;
                case "append" -> Arithmetic.apply("+", a, b);
                case "prepend" -> Arithmetic.apply("+", b, a);
                default -> b;
            };
        }
        return now;
    }

    private static List<Object> sort(CallExpression call) {
        int part = call.text("by", "key").equals("value") ? 1 : 0;
        List<Object> pairs = DictMethods.pairs(call.dict());
        pairs.sort((a, b) -> {
            int order = Values.compare(folded(call, ((Tuple) a).get(part)), folded(call, ((Tuple) b).get(part)), "<");
            return call.flag("reverse") ? -order : order;
        });
        return pairs;
    }

    private static Object folded(CallExpression call, Object value) {
        return value instanceof String s && !call.flag("case_sensitive") ? TextOps.lower(s) : value;
    }
}
