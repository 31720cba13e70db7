package dev.keyturn.engine.play;

import dev.keyturn.engine.host.HostResolver;
import dev.keyturn.language.inventory.HostPattern;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.playbook.Play;
import dev.keyturn.language.playbook.Playbook;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which plays run on which hosts: known before any host is reached.
 *
 * @param playbooks        what was asked for
 * @param inventory        all hosts that are known
 * @param workingDirectory where the user stands
 * @param plays            each play with its hosts
 */
public record Selection(List<Playbook> playbooks, Inventory inventory, Path workingDirectory, List<SelectedPlay> plays) {
    /**
     * A play and its hosts.
     *
     * @param name    its name, templates resolved
     * @param pattern its host pattern, templates resolved
     * @param folder  where its playbook stands
     * @param hosts   the names of its hosts, {@code --limit} taken into account
     */
    public record SelectedPlay(Play play, String name, String pattern, Path folder, List<String> hosts) {
        /** The variables that nobody sets, on one of its hosts. */
        Map<String, Object> magic(Map<String, Object> ofHost, Remaining remaining) {
            Map<String, Object> magic = new HashMap<>(ofHost);
            magic.put("ansible_play_name", name);
            magic.put("ansible_play_hosts_all", hosts);
            magic.put("ansible_play_hosts", remaining);
            magic.put("ansible_play_batch", remaining);
            magic.put("playbook_dir", folder.toString());
            return magic;
        }
    }

    /** What is known of its hosts before they are reached. */
    HostResolver.Known known(RunOptions options) {
        return new HostResolver.Known(inventory, workingDirectory, options.connection(), options.extraVars(), options.check());
    }

    /** The same on some of the hosts only. */
    public Selection among(Set<String> hosts) {
        return new Selection(playbooks, inventory, workingDirectory, plays.stream().map(play -> new SelectedPlay(play.play(), play.name(), play.pattern(),
                play.folder(), play.hosts().stream().filter(hosts::contains).toList())).toList());
    }

    /** Every host of every play, each once. */
    public List<String> hosts() {
        Set<String> all = new LinkedHashSet<>();
        plays.forEach(play -> all.addAll(play.hosts()));
        return List.copyOf(all);
    }

    /** How many tasks there are to do in all, one on one host counted as one, and reading a host's facts as one more. */
    public long steps(Tags tags) {
        return plays.stream().mapToLong(play -> (long) play.hosts().size()
                * steps(play.play(), new Program(play.play().tasks(), tags, play.play().forceHandlers()))).sum();
    }

    /** Whether a task says itself whether it predicts only, so that a check run might write. */
    public boolean writesInCheckRun() {
        return plays.stream().map(SelectedPlay::play).anyMatch(play -> Stream.concat(new Program(play.tasks(), Tags.ALL, false).all(),
                play.handlers().stream()).anyMatch(task -> task.settings().checkMode().filter(mode -> !Boolean.TRUE.equals(mode)).isPresent()));
    }

    static int steps(Play play, Program program) {
        return (int) program.all().count() + (play.gatherFacts() ? 1 : 0);
    }

    /** Whether a play is the first of its playbook. */
    boolean beginsPlaybook(SelectedPlay play) {
        return playbooks.stream().anyMatch(playbook -> !playbook.plays().isEmpty() && playbook.plays().get(0) == play.play());
    }

    /** Selects the hosts; a pattern that cannot be evaluated is noted as a mistake. */
    public static Selection of(List<Playbook> playbooks, Inventory inventory, Path workingDirectory, RunOptions options, Templates templates,
                               Problems problems) {
        Optional<List<String>> limit = options.limit().map(pattern -> HostPattern.limit(pattern, inventory, workingDirectory, problems));
        List<SelectedPlay> plays = new ArrayList<>();
        for (Playbook playbook : playbooks) {
            for (Play play : playbook.plays()) {
                Map<String, Object> known = Variables.NONE.with(Layer.PLAY, play.vars()).with(Layer.PLAY_FILES, play.fileVars())
                        .with(Layer.EXTRA, options.extraVars());
                pattern(play, known, templates, problems).ifPresent(pattern -> {
                    List<String> hosts = HostPattern.select(pattern, inventory, play.place(), problems).stream()
                            .filter(host -> limit.isEmpty() || limit.get().contains(host)).toList();
                    String name = play.name().equals(String.valueOf(play.hosts())) ? pattern : name(play, templates, known);
                    plays.add(new SelectedPlay(play, name, pattern, playbook.folder(), hosts));
                });
            }
        }
        return new Selection(List.copyOf(playbooks), inventory, workingDirectory, List.copyOf(plays));
    }

    /** A play's name with its templates resolved in what is known without a host. */
    private static String name(Play play, Templates templates, Map<String, Object> variables) {
        try {
            return Printed.text(play.name(), variables, templates);
        } catch (TemplateException e) {
            return play.name();
        }
    }

    private static Optional<String> pattern(Play play, Map<String, Object> known, Templates templates, Problems problems) {
        try {
            Object hosts = templates.render(play.hosts(), known);
            return Optional.of(hosts instanceof List<?> list ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(hosts));
        } catch (TemplateException e) {
            Place place = play.place();
            problems.error(place, "the hosts of this play cannot be told: " + e.getMessage() + "; set it with -e, or give it a default");
            return Optional.empty();
        }
    }
}
