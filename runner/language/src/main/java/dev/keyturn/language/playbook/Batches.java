package dev.keyturn.language.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * In which order a play comes to its hosts, how many at once, and when it goes no further.
 *
 * @param serial            the sizes of its batches, of which the last is repeated; empty for all hosts at once
 * @param order             the order of its hosts
 * @param maxFailPercentage which share of a batch may fail or not answer; empty if others never stop for it
 * @param anyErrorsFatal    whether one host that fails ends the run for all, after the task it failed in
 */
public record Batches(List<Size> serial, Order order, Optional<Double> maxFailPercentage, boolean anyErrorsFatal) {
    /** All at once, in the inventory's order, each for itself. */
    public static final Batches ALL = new Batches(List.of(), Order.INVENTORY, Optional.empty(), false);

    public Batches {
        serial = List.copyOf(serial);
    }

    /** The order of hosts. */
    public enum Order { INVENTORY, REVERSE_INVENTORY, SORTED, REVERSE_SORTED, SHUFFLE }

    /** A number of hosts, or a share of all hosts of the play in per cent, which is at least one host. */
    public record Size(int number, boolean percent) {
        int of(int hosts) {
            return percent ? Math.max(1, (int) ((long) number * hosts / 100)) : number;
        }
    }

    /** The hosts in this order, cut into batches. */
    public List<List<String>> of(List<String> hosts) {
        List<String> ordered = ordered(hosts);
        if (serial.isEmpty()) {
            return List.of(ordered);
        }
        List<List<String>> batches = new ArrayList<>();
        int from = 0;
        while (from < ordered.size()) {
            int size = serial.get(Math.min(batches.size(), serial.size() - 1)).of(ordered.size());
            int to = size <= 0 ? ordered.size() : Math.min(ordered.size(), from + size);
            batches.add(ordered.subList(from, to));
            from = to;
        }
        return batches.isEmpty() ? List.of(ordered) : batches;
    }

    private List<String> ordered(List<String> hosts) {
        List<String> ordered = new ArrayList<>(hosts);
        switch (order) {
            case SORTED -> Collections.sort(ordered);
            case REVERSE_SORTED -> ordered.sort(Collections.reverseOrder());
            case REVERSE_INVENTORY -> Collections.reverse(ordered);
            case SHUFFLE -> Collections.shuffle(ordered);
            default -> { }
        }
        return ordered;
    }

    /** Whether a play with this many hosts out of this many in its batch goes no further. */
    public boolean stops(int out, int hosts) {
        return anyErrorsFatal && out > 0 || maxFailPercentage.filter(most -> out * 100.0 / hosts > most).isPresent();
    }
}
