package dev.keyturn.reports.console;

import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.play.Selection.SelectedPlay;
import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.playbook.Task;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code --list-hosts}, {@code --list-tasks}, {@code --list-tags} and {@code --syntax-check} print instead of running, as Ansible does.
 *
 * @param hosts whether to list hosts
 * @param tasks whether to list tasks
 * @param tags  whether to list tags
 */
public record Listing(boolean hosts, boolean tasks, boolean tags) {
    public void print(Selection selection, Tags wanted, PrintWriter out) {
        for (Playbook playbook : selection.playbooks()) {
            out.println();
            out.println("playbook: " + playbook.name());
            if (hosts || tasks || tags) {
                int number = 0;
                for (SelectedPlay play : selection.plays().stream().filter(p -> playbook.plays().contains(p.play())).toList()) {
                    number++;
                    play(number, play, wanted, out);
                }
            }
        }
    }

    private void play(int number, SelectedPlay play, Tags wanted, PrintWriter out) {
        out.println();
        out.println("  play #" + number + " (" + play.pattern() + "): " + play.name() + "\tTAGS: " + sorted(play.play().tags()));
        if (hosts) {
            out.println("    pattern: ['" + play.pattern() + "']");
            out.println("    hosts (" + play.hosts().size() + "):");
            play.hosts().forEach(host -> out.println("      " + host));
        }
        List<Task> selected = tasks(play.play().tasks()).stream().filter(task -> wanted.select(task.settings().tags())).toList();
        if (tasks) {
            out.println("    tasks:");
            selected.forEach(task -> out.println("      " + task.title() + "\tTAGS: " + sorted(task.settings().tags())));
        }
        if (tags) {
            Set<String> all = new TreeSet<>();
            selected.forEach(task -> all.addAll(task.settings().tags()));
            out.println("      TASK TAGS: " + sorted(all));
        }
    }

    private static String sorted(Collection<String> tags) {
        return new TreeSet<>(tags).toString();
    }

    private static List<Task> tasks(List<Step> steps) {
        List<Task> all = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Task task) {
                all.add(task);
            } else if (step instanceof Block block) {
                List.of(block.steps(), block.rescue(), block.always()).forEach(inner -> all.addAll(tasks(inner)));
            }
        }
        return all;
    }
}
