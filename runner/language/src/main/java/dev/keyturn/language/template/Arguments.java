package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written between the parentheses of a call. */
record Arguments(List<Node> positional, Map<String, Node> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    List<Object> positional(Scope scope) {
        if (positional.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(positional.size());
        positional.forEach(node -> values.add(node.evaluate(scope)));
        return values;
    }

    Map<String, Object> named(Scope scope) {
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        named.forEach((name, node) -> values.put(name, node.evaluate(scope)));
        return values;
    }
}
