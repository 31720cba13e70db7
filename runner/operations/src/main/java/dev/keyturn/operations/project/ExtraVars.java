package dev.keyturn.operations.project;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of {@code -e}: {@code name=value} pairs, whose values are text, or YAML or JSON, also from {@code @file}. */
public final class ExtraVars {
    private static final String OPTION = "-e";

    private ExtraVars() {
    }

    public static Map<String, Object> read(List<String> options, Path workingDirectory, Problems problems) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String option : options) {
            String text = option.strip();
            if (text.startsWith("@")) {
                String file = text.substring(1);
                mapping(YamlReader.read(workingDirectory.resolve(file), file, problems), file, problems, all);
            } else if (text.startsWith("{") || text.startsWith("[")) {
                mapping(YamlReader.parse(text, OPTION, problems), OPTION, problems, all);
            } else {
                words(text, problems).forEach(word -> pair(word, problems, all));
            }
        }
        return all;
    }

    private static void mapping(Optional<YamlNode> node, String name, Problems problems, Map<String, Object> all) {
        if (node.isPresent() && node.get() instanceof Mapping mapping) {
            mapping.entries().forEach(e -> all.put(e.name(), e.value().data()));
        } else if (node.isPresent()) {
            problems.error(node.get().place(), "found " + node.get().described() + "; expected variables as 'name: value' lines");
        } else if (!problems.hasErrors()) {
            problems.error(Place.of(name), "found nothing; expected variables as 'name: value' lines");
        }
    }

    private static void pair(String word, Problems problems, Map<String, Object> all) {
        int equals = word.indexOf('=');
        if (equals <= 0 || !word.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problems.error(Place.of(OPTION), "found '" + word + "'; expected name=value, {name: value} or @file");
            return;
        }
        all.put(word.substring(0, equals), word.substring(equals + 1));
    }

    /** Splits at blanks outside of quotes and templates. A backslash stands for itself, as paths of Windows need it. */
    private static List<String> words(String text, Problems problems) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean template = false;
        for (char c : text.toCharArray()) {
            template = template ? !word.toString().endsWith("}}") : word.toString().endsWith("{{");
            if (template) {
                word.append(c);
            } else if (quote != 0) {
                quote = c == quote ? 0 : append(word, c, quote);
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                flush(word, words);
            } else {
                word.append(c);
            }
        }
        flush(word, words);
        if (quote != 0) {
            problems.error(Place.of(OPTION), "the quote " + quote + " is not closed in: " + text);
        }
        return words;
    }

    private static char append(StringBuilder word, char c, char quote) {
        word.append(c);
        return quote;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
