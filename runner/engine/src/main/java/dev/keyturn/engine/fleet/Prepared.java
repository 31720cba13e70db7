package dev.keyturn.engine.fleet;

import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.host.Work;
import dev.keyturn.language.playbook.Batches;
import dev.keyturn.language.source.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known host by host and change by change before it begins: a saved plan, or the way back from a run.
 *
 * @param names     the playbooks it comes from, as they were named
 * @param addresses the way to each host
 * @param plays     what is done, in order
 */
public record Prepared(List<String> names, Map<String, Address> addresses, List<PreparedPlay> plays) {
    public Prepared {
        names = List.copyOf(names);
        addresses = Map.copyOf(addresses);
        plays = List.copyOf(plays);
    }

    /**
     * Steps that hosts go through together.
     *
     * @param name    what it is called
     * @param batches its hosts, those of a batch together
     * @param limits  when it goes no further
     * @param steps   what is done, in order
     */
    public record PreparedPlay(String name, List<List<String>> batches, Batches limits, List<Step> steps) {
        public PreparedPlay {
            batches = batches.stream().map(List::copyOf).toList();
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step.
     *
     * @param title   the title of the task it comes from
     * @param place   where that task stands
     * @param handler whether it is a handler
     * @param work    what is done on each host that has something to do in it
     */
    public record Step(String title, Place place, boolean handler, Map<String, Work> work) {
        public Step {
            work = Map.copyOf(work);
        }

        private Step among(Set<String> hosts) {
            Map<String, Work> left = new HashMap<>(work);
            left.keySet().retainAll(hosts);
            return new Step(title, place, handler, left);
        }
    }

    /**
     * One step on all hosts that have work in it, together.
     *
     * @param name      what it is called after in the report
     * @param play      what its play is called
     * @param title     the title of the step
     * @param place     where it comes from
     * @param addresses the way to each host; those without work are left out
     */
    public static Prepared oneStep(String name, String play, String title, String place, Map<String, Address> addresses, Map<String, Work> work) {
        Map<String, Address> written = new LinkedHashMap<>(addresses);
        written.keySet().retainAll(work.keySet());
        Step step = new Step(title, Place.of(place), false, work);
        return new Prepared(List.of(name), written, List.of(new PreparedPlay(play, List.of(List.copyOf(written.keySet())), Batches.ALL, List.of(step))));
    }

    /** The same on some of the hosts only. */
    Prepared among(Set<String> hosts) {
        Map<String, Address> left = new HashMap<>(addresses);
        left.keySet().retainAll(hosts);
        return new Prepared(names, left, plays.stream().map(play -> new PreparedPlay(play.name(),
                play.batches().stream().map(batch -> batch.stream().filter(hosts::contains).toList()).filter(batch -> !batch.isEmpty()).toList(),
                play.limits(), play.steps().stream().map(step -> step.among(hosts)).toList())).toList());
    }

    /** How many steps there are in all, one on one host counted as one. */
    public long steps() {
        return plays.stream().flatMap(play -> play.steps().stream()).mapToLong(step -> step.work().size()).sum();
    }
}
