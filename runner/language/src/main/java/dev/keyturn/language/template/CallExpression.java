package dev.keyturn.language.template;

import java.util.List;
import java.util.Map;

/** One use of a filter, test, function or method with its arguments sorted out. */
record CallExpression(Signature signature, Scope scope, Object maybeInput, Object[] bound, List<Object> rest, Map<String, Object> named) {

    /** The value on the left; an undefined one fails. */
    Object input() {
        return Undefined.require(maybeInput);
    }

    /** The value on the left as text, as Python's str() makes it. */
    String text() {
        return PythonText.str(input());
    }

    /** The items of the value on the left. */
    List<Object> list() {
        return itemsOf(input());
    }

    /** The value on the left where only a dict will do. */
    Map<?, ?> dict() {
        if (input() instanceof Map<?, ?> map) {
            return map;
        }
        throw needs("a dict", maybeInput);
    }

    /** The items of any value, blamed on this call if it has none. */
    List<Object> itemsOf(Object value) {
        try {
            return Values.items(value);
        } catch (Failure failure) {
            throw failure.undefined() ? failure : needs("a list", value);
        }
    }

    boolean has(String name) {
        return maybe(name) != Signature.ABSENT;
    }

    /** An argument as it came: perhaps undefined, or {@link Signature#ABSENT}. */
    Object maybe(String name) {
        return bound[signature.names().indexOf(name)];
    }

    Object get(String name) {
        return Undefined.require(maybe(name));
    }

    Object get(String name, Object otherwise) {
        return has(name) ? get(name) : otherwise;
    }

    String text(String name) {
        return PythonText.str(get(name));
    }

    String text(String name, String otherwise) {
        Object value = get(name, null);
        return value == null ? otherwise : PythonText.str(value);
    }

    boolean flag(String name) {
        return Values.truthy(get(name, false));
    }

    int integer(String name, int otherwise) {
        Object value = get(name, null);
        if (value == null) {
            return otherwise;
        } else if (!Numbers.isInteger(value) || Numbers.big(value).bitLength() > 31) {
            throw needs("a whole number as its argument '" + name + "'", value);
        }
        return Numbers.big(value).intValue();
    }

    Failure needs(String what, Object found) {
        return new Failure(signature.title() + " needs " + what + ", but found " + Values.typeName(found) + " " + PythonText.brief(found));
    }

    Failure wrong(String message) {
        return new Failure(signature.title() + ": " + message);
    }
}
