package dev.keyturn.language.yaml;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.template.Unsafe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of YAML and where it stands. Aliases and merge keys are resolved. */
public sealed interface YamlNode {
    /** Where it begins. */
    Place place();

    /** As plain data: text, Long or BigInteger, Double, Boolean, list, map, null; {@link Unsafe} where it is tagged {@code !unsafe}. */
    Object data();

    /** What it is, for messages: {@code a list}, {@code the text 'x'}. */
    String described();

    /**
     * One value.
     *
     * @param value  what it means under YAML 1.1
     * @param text   as it was written
     * @param plain  whether it stands without quotes
     * @param unsafe whether its text must never be a template
     */
    record Scalar(Place place, Object value, String text, boolean plain, boolean unsafe) implements YamlNode {
        @Override
        public Object data() {
            return unsafe ? new Unsafe(value) : value;
        }

        @Override
        public String described() {
            if (value == null) {
                return "nothing";
            }
            String shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
            String kind = value instanceof String ? "the text " : value instanceof Boolean ? "the boolean " : "the number ";
            return kind + "'" + shown.replace("\n", "\\n") + "'";
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Object data() {
            List<Object> all = new ArrayList<>(items.size());
            items.forEach(item -> all.add(item.data()));
            return Collections.unmodifiableList(all);
        }

        @Override
        public String described() {
            return items.isEmpty() ? "an empty list" : "a list";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {
        /** The key as text. */
        public String name() {
            return key.value() instanceof String s ? s : key.text();
        }
    }

    /** A mapping; of two equal keys only the last is there. */
    record Mapping(Place place, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The entry with this key. */
        public Optional<Entry> entry(String name) {
            return entries.stream().filter(e -> e.name().equals(name)).findFirst();
        }

        /** The value of this key. */
        public Optional<YamlNode> get(String name) {
            return entry(name).map(Entry::value);
        }

        @Override
        public Object data() {
            Map<String, Object> all = new LinkedHashMap<>();
            entries.forEach(e -> all.put(e.name(), e.value().data()));
            return Collections.unmodifiableMap(all);
        }

        @Override
        public String described() {
            return entries.isEmpty() ? "an empty mapping" : "a mapping";
        }
    }
}
