package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Flush;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.playbook.TaskSettings;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlReader;
import dev.keyturn.module.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one play. */
final class PlayParser {
    private final Catalogue catalogue;
    private final Syntax syntax;
    private final Path folder;
    private final Problems problems;

    PlayParser(Catalogue catalogue, Templates templates, Path folder, Problems problems) {
        this.catalogue = catalogue;
        this.syntax = new Syntax(templates, problems);
        this.folder = folder;
        this.problems = problems;
    }

    Optional<Play> play(YamlNode node) {
        if (!(node instanceof Mapping mapping)) {
            problems.error(node.place(), "found " + node.described() + "; expected a play, a mapping with 'hosts' and 'tasks'");
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(mapping, problems);
        new UnknownKey(problems).check(fields, Keywords.PLAY, "a play");
        if (mapping.entries().stream().anyMatch(e -> e.name().endsWith("import_playbook"))) {
            return Optional.empty();
        }
        syntax.check(fields, key -> Keywords.PLAY.contains(key) && !Keywords.SECTIONS.contains(key) && !key.equals("hosts"));
        Object hosts = hosts(fields);
        TaskSettings settings = new TaskSettings(List.of(), fields.tags(), Map.of(), fields.flag("check_mode"), fields.flag("ignore_errors"),
                fields.flag("no_log"));
        Notifications notifications = new Notifications();
        StepParser steps = new StepParser(catalogue, syntax, notifications, problems);
        List<Step> tasks = tasks(fields, settings, steps);
        List<Task> handlers = steps.handlers(fields.list("handlers"), settings);
        notifications.check(handlers, problems);
        return Optional.of(new Play(fields.place(), fields.text("name").orElse(String.valueOf(hosts)), hosts, fields.variables("vars"),
                fileVariables(fields), fields.fixedFlag("gather_facts", true), gatherSubset(fields), strategy(fields),
                new BatchesParser(fields, problems).batches(), fields.fixedFlag("force_handlers", false), settings.tags(), tasks, handlers));
    }

    private static List<Step> tasks(YamlFields fields, TaskSettings settings, StepParser steps) {
        List<Step> tasks = new ArrayList<>();
        for (String section : List.of("pre_tasks", "tasks", "post_tasks")) {
            tasks.addAll(steps.steps(fields.list(section), settings));
            tasks.add(new Flush(fields.placeOf(section)));
        }
        return tasks;
    }

    private Object hosts(YamlFields fields) {
        Object hosts = fields.data("hosts").orElse("");
        if (hosts instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance)
                || hosts instanceof String text && !text.isBlank()) {
            return hosts;
        }
        String expected = "a group, a host or a pattern such as 'all'";
        if (fields.has("hosts")) {
            fields.expected("hosts", fields.value("hosts").orElseThrow(), expected);
        } else {
            problems.error(fields.place(), "this play has no 'hosts'; expected " + expected);
        }
        return "";
    }

    /** The subsets of facts, each known; those of Ansible's of which a registry tells nothing are said, and leave nothing to read. */
    private List<String> gatherSubset(YamlFields fields) {
        List<String> words = new ArrayList<>();
        for (Scalar item : fields.scalars("gather_subset")) {
            for (String word : item.text().split(",")) {
                String name = word.strip().replaceFirst("^!", "");
                if (Templates.isTemplate(item.text())) {
                    problems.error(item.place(), "a subset of facts cannot be a template: " + item.text());
                } else if (catalogue.facts().elsewhere(name) && !word.strip().startsWith("!")) {
                    problems.warning(item.place(), "the subset '" + name + "' of facts is left out: the registry tells nothing of it");
                } else if (!catalogue.facts().names().contains(name) && !catalogue.facts().elsewhere(name)) {
                    problems.error(item.place(), "found '" + word.strip() + "' under 'gather_subset'; expected "
                            + String.join(", ", new TreeSet<>(catalogue.facts().names())) + ", or one of these with ! to leave it out"
                            + Nearest.hint(name, catalogue.facts().names()));
                }
                words.add(word.strip());
            }
        }
        return words;
    }

    private Play.Strategy strategy(YamlFields fields) {
        String name = fields.text("strategy").orElse("linear");
        String bare = name.replaceFirst("^ansible\\.builtin\\.", "");
        if (bare.equals("host_pinned") || bare.equals("free")) {
            return Play.Strategy.HOST_PINNED;
        }
        if (!bare.equals("linear")) {
            problems.error(fields.placeOf("strategy"), "found '" + name + "' under 'strategy'; expected 'linear' or 'host_pinned'"
                    + Nearest.hint(bare, List.of("linear", "host_pinned")));
        }
        return Play.Strategy.LINEAR;
    }

    private Map<String, Object> fileVariables(YamlFields fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Scalar name : fields.scalars("vars_files")) {
            Optional<Path> file = file(name);
            file.flatMap(path -> YamlReader.read(path, name.text(), problems)).ifPresent(node -> {
                if (node instanceof Mapping mapping) {
                    all.putAll(YamlFields.variables(mapping, problems));
                    syntax.variables(mapping);
                } else if (!YamlFields.isNothing(node)) {
                    problems.error(node.place(), "found " + node.described() + "; a file of variables holds 'name: value' lines");
                }
            });
        }
        return all;
    }

    private Optional<Path> file(Scalar name) {
        if (Templates.isTemplate(name.text())) {
            problems.error(name.place(), "a file's name in 'vars_files' cannot be a template yet: " + name.text());
            return Optional.empty();
        }
        try {
            Path file = folder.resolve(name.text());
            if (!Files.exists(file)) {
                problems.error(name.place(), "there is no file '" + name.text() + "' of variables; its path starts from the playbook's folder");
                return Optional.empty();
            }
            return Optional.of(file);
        } catch (InvalidPathException e) {
            problems.error(name.place(), "'" + name.text() + "' cannot be the name of a file: " + e.getReason());
            return Optional.empty();
        }
    }
}
