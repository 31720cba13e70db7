package dev.keyturn.language.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be called by its bare name: range, dict, and lookups of the environment and of variables. */
final class Functions implements FilterGroup {
    private static final long LONGEST = 100_000;

    @Override
    public String signatures() {
        return """
                range start stop? step?
                dict * **
                lookup kind * **
                query kind * **
                q kind * **""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "range" -> range(call);
            case "dict" -> dict(call);
            case "lookup" -> lookup(call);
            default -> lookupAll(call);
        };
    }

    private static List<Object> range(CallExpression call) {
        long start = call.has("stop") ? call.integer("start", 0) : 0;
        long stop = call.integer(call.has("stop") ? "stop" : "start", 0);
        long step = call.integer("step", 1);
        if (step == 0) {
            throw call.wrong("the step cannot be zero");
        }
        if (Math.abs((stop - start) / step) > LONGEST) {
            throw call.wrong("the range is longer than " + LONGEST + " numbers");
        }
        List<Object> out = new ArrayList<>();
        for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
            out.add(i);
        }
        return out;
    }

    private static Map<Object, Object> dict(CallExpression call) {
        Map<Object, Object> out = new LinkedHashMap<>();
        for (Object base : call.rest()) {
            if (Undefined.require(base) instanceof Map<?, ?> map) {
                out.putAll(map);
            } else {
                for (Object pair : call.itemsOf(base)) {
                    out.put(Undefined.require(Access.get(pair, BigInteger.ZERO)), Undefined.require(Access.get(pair, BigInteger.ONE)));
                }
            }
        }
        out.putAll(call.named());
        return out;
    }

    private static Object lookup(CallExpression call) {
        List<Object> found = lookupAll(call);
        if (found.size() == 1) {
            return found.get(0);
        }
        return found.stream().allMatch(String.class::isInstance) ? String.join(",", found.stream().map(PythonText::str).toList()) : found;
    }

    private static List<Object> lookupAll(CallExpression call) {
        String kind = call.text("kind").replaceFirst("^ansible\\.builtin\\.", "");
        if (!kind.equals("env") && !kind.equals("vars")) {
            throw call.wrong("the lookup '" + kind + "' is not supported; supported are env and vars");
        }
        List<Object> out = new ArrayList<>();
        for (Object name : call.rest()) {
            String text = PythonText.str(Undefined.require(name));
            out.add(kind.equals("env") ? environment(call, text) : variable(call, text));
        }
        return out;
    }

    private static Object environment(CallExpression call, String name) {
        String value = call.scope().environment(name);
        return value != null ? value : Undefined.require(call.named().getOrDefault("default", ""));
    }

    private static Object variable(CallExpression call, String name) {
        Object value = call.scope().finished(call.scope().raw(name));
        return value instanceof Undefined && call.named().containsKey("default") ? call.named().get("default") : Undefined.require(value);
    }
}
