package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file of {@code group_vars} or {@code host_vars}. */
final class VariableFile {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private VariableFile() {
    }

    /** The variables; none, with the problem noted, if the file holds something else. */
    static Map<String, Object> read(Source file, Problems problems) {
        Optional<YamlNode> root = InventoryText.read(file, problems).flatMap(text -> YamlReader.parse(text, file.name(), problems));
        Map<String, Object> all = new LinkedHashMap<>();
        if (root.isPresent() && root.get() instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> {
                checkName(entry.name(), entry.key().place(), problems);
                all.put(entry.name(), entry.value().data());
            });
        } else if (root.isPresent() && root.get().data() != null) {
            problems.error(root.get().place(), "found " + root.get().described() + "; a file of variables holds 'name: value' lines");
        }
        return all;
    }

    /** Warns of a name that no template can say. */
    static void checkName(String name, Place place, Problems problems) {
        if (!IDENTIFIER.matcher(name).matches()) {
            problems.warning(place, "no template can name the variable '" + name + "'; expected letters, digits and _, not beginning with a digit");
        }
    }
}
