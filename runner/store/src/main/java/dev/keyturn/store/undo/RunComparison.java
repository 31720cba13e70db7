package dev.keyturn.store.undo;

import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.HostEnd;
import dev.keyturn.store.undo.WrittenByRun.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What two runs did differently.
 *
 * @param onlyFirst  the hosts that only the first had
 * @param onlySecond the hosts that only the second had
 * @param hosts      the hosts that both had
 */
public record RunComparison(List<String> onlyFirst, List<String> onlySecond, List<BothHad> hosts) {
    /**
     * A host that both runs had.
     *
     * @param host   its name
     * @param first  how it ended in the first run; empty if that did not come to its end
     * @param second how it ended in the second
     * @param alike  how many values both left as the same
     * @param values the values that they did not
     */
    public record BothHad(String host, Optional<HostEnd> first, Optional<HostEnd> second, int alike, List<Differing> values) {
        /** Whether the runs did the same to it. */
        public boolean same() {
            return values.isEmpty() && first.equals(second);
        }
    }

    /** A value that the runs left differently; what one left is empty if it did not touch the value, and holds nothing if it removed it. */
    public record Differing(RegistryPath path, String name, Optional<Optional<RegistryValue>> first, Optional<Optional<RegistryValue>> second) {
    }

    private record Value(RegistryPath path, String foldedName) {
        private static Value of(Traces value) {
            return new Value(value.path(), Names.fold(value.name()));
        }
    }

    /** Compares two runs, host by host. */
    public static RunComparison of(StoredRun first, StoredRun second) {
        List<String> a = first.header().hosts();
        List<String> b = second.header().hosts();
        return new RunComparison(a.stream().filter(host -> !b.contains(host)).toList(), b.stream().filter(host -> !a.contains(host)).toList(),
                a.stream().filter(b::contains).map(host -> compare(host, first, second)).toList());
    }

    private static BothHad compare(String host, StoredRun first, StoredRun second) {
        Map<Value, Traces> theirs = new LinkedHashMap<>();
        WrittenByRun.of(second, host).values().forEach(value -> theirs.put(Value.of(value), value));
        int alike = 0;
        List<Differing> differing = new ArrayList<>();
        for (Traces ours : WrittenByRun.of(first, host).values()) {
            Optional<Traces> other = Optional.ofNullable(theirs.remove(Value.of(ours)));
            if (other.map(Traces::after).equals(Optional.of(ours.after()))) {
                alike++;
            } else {
                differing.add(new Differing(ours.path(), ours.name(), Optional.of(ours.after()), other.map(Traces::after)));
            }
        }
        theirs.values().forEach(value -> differing.add(new Differing(value.path(), value.name(), Optional.empty(), Optional.of(value.after()))));
        return new BothHad(host, Optional.ofNullable(first.hosts().get(host)), Optional.ofNullable(second.hosts().get(host)), alike, differing);
    }
}
