package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Flush;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Settings;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Nearest;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import dev.keyturn.language.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a playbook: a list of plays. */
public final class PlaybookParser {
    private final Catalogue catalogue;

    public PlaybookParser(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads a file.
     *
     * @param name     the file as the user named it, for messages
     * @param problems receives all mistakes; with one of them the result must not be run
     */
    public Playbook parse(Path file, String name, Problems problems) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        Optional<YamlNode> root = YamlReader.read(file, name, problems);
        List<Play> plays = new ArrayList<>();
        if (root.isPresent() && root.get() instanceof Sequence list) {
            list.items().forEach(item -> play(item, folder, problems).ifPresent(plays::add));
        } else if (root.isPresent()) {
            problems.error(root.get().place(), "found " + root.get().described() + "; a playbook is a list of plays, each beginning with '- hosts:'"
                    + " or '- name:'");
        } else if (!problems.hasErrors()) {
            problems.error(Place.of(name), "the playbook is empty; expected a list of plays");
        }
        return new Playbook(name, folder, plays);
    }

    private Optional<Play> play(YamlNode node, Path folder, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.error(node.place(), "found " + node.described() + "; expected a play, a mapping with 'hosts' and 'tasks'");
            return Optional.empty();
        }
        Fields fields = new Fields(mapping, problems);
        StepParser.unknownWords(fields, Keywords.PLAY, "a play", problems);
        Object hosts = hosts(fields, problems);
        Settings settings = new Settings(List.of(), Set.copyOf(fields.texts("tags", true)), Map.of(), fields.flag("check_mode"),
                fields.flag("ignore_errors"), fields.flag("no_log"));
        StepParser steps = new StepParser(catalogue, problems);
        List<Step> tasks = new ArrayList<>();
        for (String section : List.of("pre_tasks", "tasks", "post_tasks")) {
            tasks.addAll(steps.steps(fields.list(section), settings));
            tasks.add(new Flush(fields.placeOf(section)));
        }
        List<Task> handlers = steps.handlers(fields.list("handlers"), settings);
        List<Step> all = new ArrayList<>(tasks);
        all.addAll(handlers);
        new Notifications(handlers, problems).check(all);
        return Optional.of(new Play(fields.place(), fields.text("name").orElse(String.valueOf(hosts)), hosts, fields.variables("vars"),
                fileVariables(fields, folder, problems), fields.fixedFlag("gather_facts", true), strategy(fields, problems),
                fields.fixedFlag("force_handlers", false), settings.tags(), tasks, handlers));
    }

    private static Object hosts(Fields fields, Problems problems) {
        Object hosts = fields.data("hosts").orElse("");
        if (hosts instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(String.class::isInstance)
                || hosts instanceof String text && !text.isBlank()) {
            return hosts;
        }
        problems.error(fields.placeOf("hosts"), fields.has("hosts") ? "'hosts' names no host; expected a group, a host or a pattern such as 'all'"
                : "this play has no 'hosts'; expected a group, a host or a pattern such as 'all'");
        return "";
    }

    private static Play.Strategy strategy(Fields fields, Problems problems) {
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

    private static Map<String, Object> fileVariables(Fields fields, Path folder, Problems problems) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : fields.texts("vars_files", false)) {
            if (Templates.isTemplate(name)) {
                problems.error(fields.placeOf("vars_files"), "a file's name in 'vars_files' cannot be a template yet: " + name);
                continue;
            }
            YamlReader.read(folder.resolve(name), name, problems).ifPresent(node -> {
                if (node instanceof Mapping mapping) {
                    mapping.entries().forEach(e -> all.put(e.name(), e.value().data()));
                } else {
                    problems.error(node.place(), "found " + node.described() + "; a file of variables holds 'name: value' lines");
                }
            });
        }
        return all;
    }
}
