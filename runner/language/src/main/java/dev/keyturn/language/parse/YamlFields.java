package dev.keyturn.language.parse;

import dev.keyturn.language.playbook.Condition;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the entries of one mapping in the forms that keywords have; what has another form is noted and left out. */
final class YamlFields {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1", "y", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0", "n", "f");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Mapping mapping;
    private final Problems problems;

    YamlFields(Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    Place place() {
        return mapping.place();
    }

    List<Entry> entries() {
        return mapping.entries();
    }

    boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    /** Where the value of a key stands; the mapping's own place without it. */
    Place placeOf(String key) {
        return mapping.get(key).map(YamlNode::place).orElse(place());
    }

    /** A text; numbers and booleans as they were written. */
    Optional<String> text(String key) {
        Optional<YamlNode> node = mapping.get(key);
        if (node.isPresent() && node.get() instanceof Scalar scalar) {
            return scalar.value() == null ? Optional.empty() : Optional.of(scalar.text());
        }
        node.ifPresent(n -> expected(key, n, "a text"));
        return Optional.empty();
    }

    /** The value of a key, whatever it is. */
    Optional<YamlNode> value(String key) {
        return mapping.get(key);
    }

    /** Anything, as plain data. */
    Optional<Object> data(String key) {
        return mapping.get(key).map(YamlNode::data);
    }

    /** True, false, or a template that will be one of them; Ansible's words for true and false may stand in quotes. */
    Optional<Object> flag(String key) {
        Optional<YamlNode> node = mapping.get(key);
        if (node.isPresent() && node.get() instanceof Scalar scalar && scalar.value() != null) {
            String word = scalar.text().strip().toLowerCase(Locale.ROOT);
            if (TRUE.contains(word) || FALSE.contains(word)) {
                return Optional.of(TRUE.contains(word));
            } else if (Templates.isTemplate(scalar.data())) {
                return Optional.of(scalar.value());
            }
        }
        node.ifPresent(n -> expected(key, n, "true or false"));
        return Optional.empty();
    }

    /** A boolean that must be known while the playbook is read. */
    boolean fixedFlag(String key, boolean byDefault) {
        Optional<Object> flag = flag(key);
        if (flag.isPresent() && !(flag.get() instanceof Boolean)) {
            expected(key, mapping.get(key).orElseThrow(), "true or false, not a template");
        }
        return flag.filter(Boolean.class::isInstance).map(Boolean.class::cast).orElse(byDefault);
    }

    /** Variables; none where nothing stands. */
    Map<String, Object> variables(String key) {
        Optional<YamlNode> node = mapping.get(key).filter(n -> !isNothing(n));
        if (node.isPresent() && node.get() instanceof Mapping variables) {
            return variables(variables, problems);
        }
        node.ifPresent(n -> expected(key, n, "variables as 'name: value' lines"));
        return Map.of();
    }

    /** The entries of a mapping as variables. */
    static Map<String, Object> variables(Mapping mapping, Problems problems) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            variable(entry.name(), entry.key().place(), problems);
            all.put(entry.name(), entry.value().data());
        }
        return all;
    }

    /** The name of a variable. */
    Optional<String> variable(String key) {
        Optional<String> name = text(key);
        name.ifPresent(n -> variable(n, placeOf(key), problems));
        return name;
    }

    private static void variable(String name, Place place, Problems problems) {
        if (!VARIABLE.matcher(name).matches()) {
            problems.error(place, "'" + name + "' cannot be a variable's name; expected letters, digits and _, not beginning with a digit");
        }
    }

    /** The tags under {@code tags}, which must be known before anything is evaluated. */
    Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (Scalar item : scalars("tags")) {
            if (Templates.isTemplate(item.text())) {
                problems.error(item.place(), "a tag cannot be a template: " + item.text());
            }
            Arrays.stream(item.text().split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).forEach(tags::add);
        }
        return tags;
    }

    /** One text or a list of them. */
    List<Scalar> scalars(String key) {
        List<Scalar> all = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Scalar scalar && scalar.value() != null) {
                all.add(scalar);
            } else {
                expected(key, item, "a text or a list of texts");
            }
        }
        return all;
    }

    /** One text or a list of them. */
    List<String> texts(String key) {
        return scalars(key).stream().map(Scalar::text).toList();
    }

    /** One condition or a list of them. */
    List<Condition> conditions(String key) {
        List<Condition> all = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof Scalar scalar && scalar.value() != null) {
                Object value = scalar.value() instanceof Boolean ? scalar.value() : scalar.text();
                all.add(new Condition(scalar.unsafe() ? scalar.data() : value, scalar.place()));
            } else {
                expected(key, item, "an expression or a list of expressions");
            }
        }
        return all;
    }

    /** The mapping under a key. */
    Optional<YamlFields> mapping(String key) {
        Optional<YamlNode> node = mapping.get(key);
        if (node.isPresent() && node.get() instanceof Mapping inner) {
            return Optional.of(new YamlFields(inner, problems));
        }
        node.ifPresent(n -> expected(key, n, "a mapping"));
        return Optional.empty();
    }

    /** The items of the list under a key; nothing counts as an empty list. */
    List<YamlNode> list(String key) {
        Optional<YamlNode> node = mapping.get(key).filter(n -> !isNothing(n));
        if (node.isPresent() && node.get() instanceof Sequence list) {
            return list.items();
        }
        node.ifPresent(n -> expected(key, n, "a list"));
        return List.of();
    }

    private List<YamlNode> items(String key) {
        Optional<YamlNode> node = mapping.get(key);
        return node.isPresent() && node.get() instanceof Sequence list ? list.items() : node.map(List::of).orElse(List.of());
    }

    void expected(String key, YamlNode found, String expected) {
        problems.error(found.place(), "found " + found.described() + " under '" + key + "'; expected " + expected);
    }

    static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar && scalar.value() == null;
    }
}
