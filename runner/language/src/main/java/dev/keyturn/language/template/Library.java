package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import dev.keyturn.module.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every filter, test, function and method there is, by name. */
final class Library {
    private static final Map<String, Entry> FILTERS = read("filter", List.of(
            new TextFilters(), new PathFilters(), new ListFilters(), new SetFilters(), new SelectionFilters(), new DictFilters(),
            new NumberFilters(), new ChoiceFilters(), new RegexFilters(), new JsonFilters(), new EncodingFilters()));
    private static final Map<String, Entry> TESTS = read("test",
            List.of(new TypeTests(), new CompareTests(), new SetTests(), new ResultTests(), new TextTests(), new VersionTest()));
    private static final Map<String, Entry> FUNCTIONS = read("function", List.of(new Functions()));
    private static final Map<String, Map<String, Entry>> METHODS = Map.of(
            "str", read("method", List.of(new TextMethods())),
            "dict", read("method", List.of(new DictMethods())),
            "list", read("method", List.of(new ListMethods())));
    private static final List<String> PREFIXES = List.of("ansible.builtin.", "ansible.windows.", "ansible.legacy.");

    private Library() {
    }

    /** One callable thing: where it lives and what it takes. */
    record Entry(String name, FilterGroup theme, Signature signature) {

        Object apply(Scope scope, Object input, List<Object> positional, Map<String, Object> named) {
            Budget.step();
            return Budget.made(theme.apply(name, signature.bind(scope, input, positional, named)));
        }

        boolean takesArguments() {
            return signature.takesArguments();
        }
    }

    private static Map<String, Entry> read(String kind, List<FilterGroup> themes) {
        Map<String, Entry> entries = new HashMap<>();
        for (FilterGroup theme : themes) {
            for (String line : theme.signatures().split("\n")) {
                String[] words = line.strip().split(" ");
                entries.put(words[0], new Entry(words[0], theme, Signature.read(kind + " '" + words[0] + "'", words)));
            }
        }
        return entries;
    }

    static Entry filter(String name, Tokens tokens) {
        return find("filter", name, FILTERS, tokens);
    }

    static Entry test(String name, Tokens tokens) {
        return find("test", name, TESTS, tokens);
    }

    static Entry function(String name, Tokens tokens) {
        return find("function", name, FUNCTIONS, tokens);
    }

    /** A filter or test that an expression names by a text, as {@code map('lower')} does. */
    static Entry named(String kind, Object name) {
        return find(kind, PythonText.str(Undefined.require(name)), kind.equals("filter") ? FILTERS : TESTS, null);
    }

    private static Entry find(String kind, String name, Map<String, Entry> known, Tokens tokens) {
        String bare = PREFIXES.stream().filter(name::startsWith).findFirst().map(prefix -> name.substring(prefix.length())).orElse(name);
        Entry entry = known.get(bare);
        if (entry != null) {
            return entry;
        }
        String message = "'" + name + "' is no known " + kind + Nearest.hint(bare, known.keySet());
        throw tokens == null ? new Failure(message) : tokens.mistakeBefore(message);
    }

    static Entry method(Object owner, String name) {
        String type = Values.typeName(owner).replace("tuple", "list");
        Map<String, Entry> methods = METHODS.getOrDefault(type, Map.of());
        Entry entry = methods.get(name);
        if (entry == null) {
            String known = methods.isEmpty() ? "it has none" : "it has " + String.join(", ", new TreeSet<>(methods.keySet()));
            throw new Failure("'" + type + " object' has no method '" + name + "'; " + known);
        }
        return entry;
    }

    /** Refuses, while reading, a method that no kind of value has. */
    static void checkMethod(String name, Tokens tokens) {
        Set<String> all = new TreeSet<>();
        METHODS.values().forEach(methods -> all.addAll(methods.keySet()));
        if (!all.contains(name)) {
            throw tokens.mistakeBefore("'" + name + "' is no known method" + Nearest.hint(name, all));
        }
    }
}
