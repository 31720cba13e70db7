package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** The value of a name or attribute that does not exist; harmless until it is used. */
record Undefined(String message) {

    static Undefined name(String name) {
        return new Undefined("'" + name + "' is undefined");
    }

    static Undefined attribute(Object owner, Object key) {
        String type = Values.typeName(owner);
        String shown = type.equals("None") ? type : type + " object";
        if (key instanceof String) {
            return new Undefined("'" + shown + "' has no attribute " + PythonText.repr(key));
        }
        return new Undefined(shown + " has no element " + PythonText.repr(key));
    }

    /** The value itself, or the failure that its use is. */
    static Object require(Object value) {
        if (value instanceof Undefined u) {
            throw new Failure(u.message, true);
        }
        return value;
    }

    /** As {@link #require}, also for what a list or map built by an expression holds. */
    static Object requireDeep(Object value) {
        require(value);
        if (value instanceof List<?> list) {
            list.forEach(Undefined::requireDeep);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(Undefined::requireDeep);
        }
        return value;
    }
}
