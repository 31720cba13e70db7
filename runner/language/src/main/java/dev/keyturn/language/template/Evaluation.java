package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One call of {@link Templates}: renders data in one host's variables, each template at most once, and notices loops. */
final class Evaluation {
    private final Templates templates;
    private final Scope root;
    private final Map<String, Object> rendered = new HashMap<>();
    private final Set<String> running = new LinkedHashSet<>();

    Evaluation(Templates templates, Map<String, Object> variables) {
        this.templates = templates;
        this.root = new Scope(this, variables);
    }

    Scope root() {
        return root;
    }

    String environment(String name) {
        return templates.environment(name);
    }

    /** The value with every template in it replaced by what it stands for and every {@link Unsafe} taken off. */
    Object render(Object value) {
        if (value instanceof String s) {
            return Templates.isTemplate(s) ? text(s) : s;
        } else if (value instanceof Unsafe unsafe) {
            return plain(unsafe.value());
        } else if (value instanceof Map<?, ?> map) {
            return pending(map) ? map(map) : map;
        } else if (value instanceof List<?> list) {
            return pending(list) ? list(list) : list;
        }
        return Numbers.normalise(value);
    }

    private Object text(String template) {
        if (rendered.containsKey(template)) {
            return rendered.get(template);
        }
        if (!running.add(template)) {
            throw new Failure("recursive loop detected in template string: " + template);
        }
        try {
            Object value = templates.parsed(template).render(root);
            rendered.put(template, value);
            return value;
        } finally {
            running.remove(template);
        }
    }

    private Object map(Map<?, ?> map) {
        Map<Object, Object> out = new LinkedHashMap<>();
        map.forEach((key, value) -> out.put(render(key), render(value)));
        return out;
    }

    private Object list(List<?> list) {
        List<Object> out = new ArrayList<>(list.size());
        list.forEach(item -> out.add(render(item)));
        return list instanceof Tuple ? new Tuple(out) : out;
    }

    private static boolean pending(Object value) {
        if (value instanceof String s) {
            return Templates.isTemplate(s);
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().anyMatch(e -> pending(e.getKey()) || pending(e.getValue()));
        } else if (value instanceof List<?> list) {
            return list.stream().anyMatch(Evaluation::pending);
        }
        return value instanceof Unsafe;
    }

    /** Data below an {@link Unsafe}: wrappers go, text stays as it is. */
    private static Object plain(Object value) {
        if (value instanceof Unsafe unsafe) {
            return plain(unsafe.value());
        } else if (value instanceof Map<?, ?> map && wrapped(map)) {
            Map<Object, Object> out = new LinkedHashMap<>();
            map.forEach((key, item) -> out.put(plain(key), plain(item)));
            return out;
        } else if (value instanceof List<?> list && wrapped(list)) {
            List<Object> out = new ArrayList<>(list.size());
            list.forEach(item -> out.add(plain(item)));
            return out;
        }
        return Numbers.normalise(value);
    }

    private static boolean wrapped(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().anyMatch(e -> wrapped(e.getKey()) || wrapped(e.getValue()));
        } else if (value instanceof List<?> list) {
            return list.stream().anyMatch(Evaluation::wrapped);
        }
        return value instanceof Unsafe;
    }
}
