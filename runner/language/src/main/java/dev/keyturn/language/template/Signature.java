package dev.keyturn.language.template;

import dev.keyturn.module.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments that something callable takes. */
record Signature(String title, List<String> names, int required, boolean more, boolean moreNamed) {
    /** Stands for an argument that was not given, which differs from one that is None. */
    static final Object ABSENT = new Object();

    /** Reads one line of {@link FilterGroup#signatures()} without its name. */
    static Signature read(String title, String[] words) {
        List<String> names = new ArrayList<>();
        int required = 0;
        boolean more = false;
        boolean moreNamed = false;
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("*")) {
                more |= word.equals("*");
                moreNamed |= word.equals("**");
            } else {
                boolean optional = word.endsWith("?");
                names.add(optional ? word.substring(0, word.length() - 1) : word);
                required += optional ? 0 : 1;
            }
        }
        return new Signature(title, List.copyOf(names), required, more, moreNamed);
    }

    boolean takesArguments() {
        return !names.isEmpty() || more;
    }

    CallExpression bind(Scope scope, Object input, List<Object> positional, Map<String, Object> named) {
        Object[] bound = new Object[names.size()];
        Arrays.fill(bound, ABSENT);
        List<Object> rest = List.of();
        for (int i = 0; i < Math.min(positional.size(), bound.length); i++) {
            bound[i] = positional.get(i);
        }
        if (positional.size() > bound.length) {
            if (!more) {
                throw new Failure(title + " takes " + expected() + ", but was given " + positional.size());
            }
            rest = positional.subList(bound.length, positional.size());
        }
        Map<String, Object> others = named.isEmpty() ? named : bindNamed(bound, named);
        for (int i = 0; i < required; i++) {
            if (bound[i] == ABSENT) {
                throw new Failure(title + " needs its argument '" + names.get(i) + "'; it takes " + expected());
            }
        }
        return new CallExpression(this, scope, input, bound, rest, others);
    }

    private Map<String, Object> bindNamed(Object[] bound, Map<String, Object> named) {
        Map<String, Object> others = new LinkedHashMap<>();
        named.forEach((name, value) -> {
            int place = names.indexOf(name);
            if (place >= 0 && bound[place] == ABSENT) {
                bound[place] = value;
            } else if (place >= 0) {
                throw new Failure(title + " was given its argument '" + name + "' twice");
            } else if (moreNamed) {
                others.put(name, value);
            } else {
                throw new Failure(title + " has no argument '" + name + "'; it takes " + expected() + Nearest.hint(name, names));
            }
        });
        return others;
    }

    private String expected() {
        if (names.isEmpty()) {
            return more ? "any number of arguments" : "no arguments";
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            shown.add(i < required ? names.get(i) : "[" + names.get(i) + "]");
        }
        return "the arguments " + String.join(", ", shown) + (more ? ", …" : "");
    }
}
