package dev.keyturn.language.parse;

import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import java.util.Set;
import java.util.function.Predicate;

/** Warns of templates and conditions that cannot be read. They fail a task when it runs, as in Ansible, and not the loading. */
final class Syntax {
    private static final Set<String> SHOWN_AS_WRITTEN = Set.of("name", "notify", "listen", "loop_control");

    private final Templates templates;
    private final Problems problems;

    Syntax(Templates templates, Problems problems) {
        this.templates = templates;
        this.problems = problems;
    }

    /** Looks at the values of some keys of a play, a block or a task. */
    void check(YamlFields fields, Predicate<String> keys) {
        for (Entry entry : fields.entries()) {
            if (Keywords.CONDITIONS.contains(entry.name())) {
                check(entry.value(), true, "the task will fail");
            } else if (keys.test(entry.name())) {
                check(entry.value(), false, outcome(entry.name()));
            }
        }
    }

    /** Looks at variables, which matter only where they are used. */
    void variables(YamlNode node) {
        check(node, false, outcome("vars"));
    }

    private static String outcome(String key) {
        if (key.equals("vars")) {
            return "what uses this variable will fail";
        }
        return SHOWN_AS_WRITTEN.contains(key) ? "it is taken as it is written" : "the task will fail";
    }

    private void check(YamlNode node, boolean bare, String outcome) {
        if (node instanceof Scalar scalar && scalar.value() instanceof String text && !scalar.unsafe()) {
            templates.syntaxError(text, bare && !text.isBlank())
                    .ifPresent(mistake -> problems.warning(scalar.place(), mistake + "; " + outcome));
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> check(item, bare, outcome));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> {
                check(entry.key(), bare, outcome);
                check(entry.value(), bare, outcome);
            });
        }
    }
}
