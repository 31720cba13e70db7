package dev.keyturn.language.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Names, attributes, indexes and slices. Only maps, lists and text have parts: no Java object is ever looked into. */
final class Access {

    private Access() {
    }

    /** A node that leads to stored data: only the part at its end is rendered, not everything beside it. */
    interface Path extends Node {
        /** The stored value as it is: perhaps still a template, perhaps marked {@link Unsafe}. */
        Object raw(Scope scope);

        @Override
        default Object evaluate(Scope scope) {
            return scope.finished(raw(scope));
        }
    }

    record Name(String name) implements Path {
        @Override
        public Object raw(Scope scope) {
            return scope.raw(name);
        }
    }

    record Item(Node base, Node key) implements Path {
        @Override
        public Object raw(Scope scope) {
            Object from = base instanceof Path path ? path.raw(scope) : new Unsafe(base.evaluate(scope));
            if (from instanceof Undefined) {
                return from;
            }
            Object part = key.value(scope);
            if (from instanceof String) {
                from = new Unsafe(scope.finished(from));
            }
            return from instanceof Unsafe unsafe ? marked(get(unsafe.value(), part)) : get(from, part);
        }

        private static Object marked(Object part) {
            return part instanceof Undefined || part instanceof Unsafe ? part : new Unsafe(part);
        }
    }

    /** One part of a value by key or position, or why there is none. */
    static Object get(Object owner, Object key) {
        if (owner instanceof Undefined) {
            return owner;
        } else if (owner instanceof Unsafe unsafe) {
            return get(unsafe.value(), key);
        } else if (owner instanceof Map<?, ?> map) {
            Values.Found found = Values.find(map, key);
            return found == null ? Undefined.attribute(owner, key) : found.value();
        } else if (Numbers.isInteger(key) && (owner instanceof List || owner instanceof String)) {
            return at(owner, Numbers.big(key));
        }
        return Undefined.attribute(owner, key);
    }

    private static Object at(Object owner, BigInteger index) {
        int size = owner instanceof String s ? s.length() : ((List<?>) owner).size();
        BigInteger place = index.signum() < 0 ? index.add(BigInteger.valueOf(size)) : index;
        if (place.signum() < 0 || place.compareTo(BigInteger.valueOf(size)) >= 0) {
            return Undefined.attribute(owner, index);
        }
        return owner instanceof String s ? s.substring(place.intValue(), place.intValue() + 1) : ((List<?>) owner).get(place.intValue());
    }

    /** {@code base[from:to:step]} with Python's bounds. */
    record Slice(Node base, Node from, Node to, Node step) implements Node {
        @Override
        public Object evaluate(Scope scope) {
            Object whole = base.value(scope);
            if (!(whole instanceof String) && !(whole instanceof List)) {
                throw new Failure("only text and lists can be sliced, but found " + Values.typeName(whole) + " " + PythonText.brief(whole));
            }
            int size = whole instanceof String s ? s.length() : ((List<?>) whole).size();
            int stride = bound(step, scope, 1);
            if (stride == 0) {
                throw new Failure("the step of a slice cannot be zero");
            }
            int first = clip(bound(from, scope, stride > 0 ? 0 : size), size, stride);
            int last = to == null && stride < 0 ? -1 : clip(bound(to, scope, size), size, stride);
            return cut(whole, first, last, stride);
        }

        private static int bound(Node node, Scope scope, int otherwise) {
            Object value = node == null ? null : node.value(scope);
            if (value == null) {
                return otherwise;
            } else if (!Numbers.isInteger(value)) {
                throw new Failure("a slice needs whole numbers, but found " + Values.typeName(value) + " " + PythonText.brief(value));
            }
            return Numbers.big(value).max(BigInteger.valueOf(-Integer.MAX_VALUE)).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
        }

        private static int clip(int bound, int size, int stride) {
            int low = stride > 0 ? 0 : -1;
            int place = bound < 0 ? bound + size : bound;
            return Math.max(low, Math.min(place, stride > 0 ? size : size - 1));
        }

        private static Object cut(Object whole, int first, int last, int stride) {
            StringBuilder text = new StringBuilder();
            List<Object> items = new ArrayList<>();
            for (long i = first; stride > 0 ? i < last : i > last; i += stride) {
                if (whole instanceof String s) {
                    text.append(s.charAt((int) i));
                } else {
                    items.add(((List<?>) whole).get((int) i));
                }
            }
            if (whole instanceof String) {
                return text.toString();
            }
            return whole instanceof Tuple ? new Tuple(items) : items;
        }
    }
}
