package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What Python means by truth, equality, order, membership and iteration, for plain data. */
final class Values {

    private Values() {
    }

    /** Python's name of the value's type: str, int, float, bool, list, tuple, dict or None. */
    static String typeName(Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof String) {
            return "str";
        } else if (value instanceof Boolean) {
            return "bool";
        } else if (Numbers.isInteger(value)) {
            return "int";
        } else if (value instanceof Number) {
            return "float";
        } else if (value instanceof Map) {
            return "dict";
        } else if (value instanceof Tuple) {
            return "tuple";
        }
        return value instanceof Collection ? "list" : "unknown";
    }

    static boolean truthy(Object value) {
        Undefined.require(value);
        if (value instanceof Boolean b) {
            return b;
        } else if (value instanceof String s) {
            return !s.isEmpty();
        } else if (value instanceof Collection<?> c) {
            return !c.isEmpty();
        } else if (value instanceof Map<?, ?> m) {
            return !m.isEmpty();
        }
        return value != null && !(value instanceof Number n && Numbers.compare(n, 0L) == 0);
    }

    /** Python's {@code ==}: numbers and booleans by amount, everything else only within its own kind. */
    static boolean equal(Object a, Object b) {
        Budget.step();
        if (Numbers.isNumeric(a) && Numbers.isNumeric(b)) {
            return Numbers.compare(a, b) == 0;
        } else if (a instanceof List<?> x && b instanceof List<?> y) {
            return (a instanceof Tuple) == (b instanceof Tuple) && equalItems(x, y);
        } else if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.size() == y.size() && x.entrySet().stream().allMatch(e -> holds(y, e.getKey(), e.getValue()));
        }
        return Objects.equals(a, b);
    }

    private static boolean holds(Map<?, ?> map, Object key, Object value) {
        Found found = find(map, key);
        return found != null && equal(value, found.value());
    }

    private static boolean equalItems(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Python's order; a failure that names both types where there is none. */
    static int compare(Object a, Object b, String operator) {
        if (Numbers.isNumeric(a) && Numbers.isNumeric(b)) {
            return Numbers.compare(a, b);
        } else if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        } else if (a instanceof List<?> x && b instanceof List<?> y && (a instanceof Tuple) == (b instanceof Tuple)) {
            return compareItems(x, y, operator);
        }
        Undefined.require(a);
        Undefined.require(b);
        String hint = a instanceof String || b instanceof String ? "; convert one side, for example `x | int`" : "";
        throw new Failure("'" + operator + "' cannot compare " + typeName(a) + " with " + typeName(b)
                + ": " + PythonText.brief(a) + " and " + PythonText.brief(b) + hint);
    }

    private static int compareItems(List<?> a, List<?> b, String operator) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return compare(a.get(i), b.get(i), operator);
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /** Python's {@code item in container}. */
    static boolean contains(Object container, Object item) {
        if (container instanceof String text) {
            if (item instanceof String part) {
                return text.contains(part);
            }
            throw new Failure("'in' looks for text inside text, but found " + typeName(item) + " " + PythonText.brief(item)
                    + "; write `x | string in y`");
        } else if (container instanceof Map<?, ?> map) {
            return find(map, item) != null;
        } else if (container instanceof Collection<?> list) {
            return list.stream().anyMatch(each -> equal(each, item));
        }
        throw new Failure("'in' needs a list, a dict or text on its right, but found " + typeName(container) + " " + PythonText.brief(container));
    }

    /** What a loop over the value visits: items, keys or characters. */
    static List<Object> items(Object value) {
        Undefined.require(value);
        if (value instanceof Collection<?> list) {
            return new ArrayList<>(list);
        } else if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        } else if (value instanceof String text) {
            return new ArrayList<>(text.codePoints().mapToObj(Character::toString).toList());
        }
        throw new Failure("a list is needed here, but found " + typeName(value) + " " + PythonText.brief(value));
    }

    /** The entry under a key, whatever integer class the key was stored as; null if there is none. */
    static Found find(Map<?, ?> map, Object key) {
        if (map.containsKey(key)) {
            return new Found(map.get(key));
        }
        if (!Numbers.isNumeric(key)) {
            return null;
        }
        return map.entrySet().stream().filter(e -> equal(e.getKey(), key)).findFirst().map(e -> new Found(e.getValue())).orElse(null);
    }

    /** A value that is there, even if it is None. */
    record Found(Object value) {
    }
}
