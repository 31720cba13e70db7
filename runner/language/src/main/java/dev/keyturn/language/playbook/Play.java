package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some tasks for some hosts.
 *
 * @param place         where it begins
 * @param name          its name, or its host pattern if it has none; may be a template
 * @param hosts         the pattern of its hosts; may be a template
 * @param vars          its variables, templates unresolved
 * @param fileVars      the variables of its {@code vars_files}, templates unresolved
 * @param gatherFacts   whether facts are read before its first task
 * @param gatherSubset  which, as {@code gather_subset} says it; empty for all
 * @param strategy      how its hosts advance
 * @param batches       how many of them at once, and when it goes no further
 * @param forceHandlers whether handlers run on a host that failed after it notified them
 * @param tags          its tags, which all its tasks have
 * @param tasks         what it does
 * @param handlers      what it does once, at the end, where a task says so
 */
public record Play(Place place, String name, Object hosts, Map<String, Object> vars, Map<String, Object> fileVars, boolean gatherFacts,
                   List<String> gatherSubset, Strategy strategy, Batches batches, boolean forceHandlers, Set<String> tags, List<Step> tasks, List<Task> handlers) {
    /** How hosts advance: all through a task before the next begins, or each host for itself. */
    public enum Strategy { LINEAR, HOST_PINNED }

    public Play {
        gatherSubset = List.copyOf(gatherSubset);
        tasks = List.copyOf(tasks);
        handlers = List.copyOf(handlers);
    }
}
