package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether a file is YAML or INI, by its ending or else by what is in it, and has it read. */
final class InventoryForm {
    private static final Pattern SECTION = Pattern.compile("(?m)^[ \\t]*\\[[^\\[\\]\\r\\n]*][ \\t]*(?:#.*)?$");
    private static final Pattern LIKE_YAML = Pattern.compile("---.*|%YAML.*|\\{.*|- .*|[^\\s=\\[]+:(?:\\s.*)?");
    private static final String EXPORT = "save what 'ansible-inventory --list --yaml' prints and use that file";

    private InventoryForm() {
    }

    static void read(Source source, InventoryDraft draft) {
        InventoryText.read(source, draft.problems()).ifPresent(text -> read(text, source, draft));
    }

    private static void read(String text, Source source, InventoryDraft draft) {
        Problems problems = draft.problems();
        String name = source.name().toLowerCase(Locale.ROOT);
        if (text.startsWith("#!")) {
            problems.error(Place.of(source.name()), "this is an inventory script, and scripts are not run here; " + EXPORT);
        } else if (name.endsWith(".toml")) {
            problems.error(Place.of(source.name()), "inventories in TOML cannot be read; " + EXPORT);
        } else if (significant(text).isEmpty()) {
            problems.warning(Place.of(source.name()), "the file is empty; expected groups of hosts");
        } else if (name.endsWith(".ini") && isLikeYaml(text) && !SECTION.matcher(text).find()) {
            problems.error(Place.of(source.name()), "this looks like a YAML inventory; name the file .yml, or without an ending");
        } else if (name.endsWith(".ini")) {
            IniInventory.read(text, source, draft);
        } else if (name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json")) {
            readYaml(text, source, draft);
        } else {
            readEither(text, source, draft);
        }
    }

    private static void readYaml(String text, Source source, InventoryDraft draft) {
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlReader.parse(text, source.name(), problems);
        if (!(root.isPresent() && root.get() instanceof Mapping) && SECTION.matcher(text).find() && !isLikeYaml(text)) {
            draft.problems().error(Place.of(source.name()), "this looks like an INI inventory; name the file .ini, or without an ending");
            return;
        }
        draft.problems().addAll(problems.all());
        root.ifPresent(node -> YamlInventory.read(node, source, draft));
    }

    private static void readEither(String text, Source source, InventoryDraft draft) {
        if (isLikeYaml(text)) {
            readYaml(text, source, draft);
        } else if (!SECTION.matcher(text).find() && isNoIni(text, source)) {
            draft.problems().error(Place.of(source.name()), "this is neither a YAML nor an INI inventory;"
                    + " expected 'all:' with 'hosts:' under it, or '[group]' with a host in each line");
        } else {
            IniInventory.read(text, source, draft);
        }
    }

    private static boolean isLikeYaml(String text) {
        return LIKE_YAML.matcher(significant(text).get(0)).matches();
    }

    /** Whether not one line of it is a host's. */
    private static boolean isNoIni(String text, Source source) {
        InventoryDraft trial = new InventoryDraft(new Problems());
        IniInventory.read(text, source, trial);
        return trial.problems().all().size() >= significant(text).size();
    }

    private static List<String> significant(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';').toList();
    }
}
