package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values written out in an expression. */
final class Literals {

    private Literals() {
    }

    record Constant(Object constant) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            return constant;
        }
    }

    record Sequence(List<Node> items, boolean tuple) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            List<Object> values = new ArrayList<>(items.size());
            items.forEach(item -> values.add(item.evaluate(scope)));
            return tuple ? new Tuple(values) : values;
        }
    }

    record Dict(List<Map.Entry<Node, Node>> entries) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Map<Object, Object> values = new LinkedHashMap<>();
            for (Map.Entry<Node, Node> entry : entries) {
                Object key = entry.getKey().value(scope);
                if (key instanceof Map || key instanceof List && !(key instanceof Tuple)) {
                    throw new Failure("a " + Values.typeName(key) + " cannot be the key of a dict: " + PythonText.brief(key));
                }
                values.put(key, entry.getValue().evaluate(scope));
            }
            return values;
        }
    }
}
