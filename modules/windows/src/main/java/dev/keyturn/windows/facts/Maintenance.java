package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which components of an Exchange server are taken out of service, as this server's own registry has it; the directory has a copy, which may be
 * newer. Below each component's key every requester has a value {@code version:state:ticks}, and the component is as active as the least of them.
 * Source: Exchange Team blog, "Server Component States in Exchange 2013", for keys and requesters; the numbers of the states are not documented.
 */
public final class Maintenance {
    /** What a component is. */
    public enum State { INACTIVE, DRAINING, ACTIVE, UNKNOWN }

    /** The component that stands for the whole server. */
    public static final String SERVER_WIDE = "ServerWideOffline";

    private static final RegistryPath STATES = RegistryPath.hklm("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\ServerComponentStates");
    private static final Pattern ENTRY = Pattern.compile("\\d+:(\\d+):\\d+");

    private final Map<String, State> components;

    private Maintenance(Map<String, State> components) {
        this.components = components;
    }

    /** What is asked for first. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.whole(STATES));
    }

    /** What is asked for then. */
    public static List<Foreseen> further(RegistryReader registry) {
        return registry.key(STATES).orElse(KeySnapshot.EMPTY).subkeys().stream().map(name -> Foreseen.whole(STATES.child(name))).toList();
    }

    /** Reads it; empty if there is no such key, so that nothing is known. */
    public static Optional<Maintenance> read(RegistryReader registry) {
        return registry.key(STATES).map(states -> {
            registry.foresee(further(registry));
            Map<String, State> components = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String name : states.subkeys()) {
                components.put(name, state(registry.key(STATES.child(name)).orElse(KeySnapshot.EMPTY).values().values()));
            }
            return new Maintenance(components);
        });
    }

    private static State state(Collection<RegistryValue> requesters) {
        return requesters.stream().map(Maintenance::requested).min(State::compareTo).orElse(State.ACTIVE);
    }

    private static State requested(RegistryValue value) {
        Matcher entry = ENTRY.matcher(Reading.text(Optional.of(value)).orElse(""));
        return entry.matches() ? switch (entry.group(1)) {
            case "0" -> State.INACTIVE;
            case "1" -> State.ACTIVE;
            case "2" -> State.DRAINING;
            default -> State.UNKNOWN;
        } : State.UNKNOWN;
    }

    /** What a component is; active if nobody has ever said anything else. */
    public State of(String component) {
        return components.getOrDefault(component, State.ACTIVE);
    }

    /** Whether the server as a whole is out of service; empty if that cannot be told. */
    public Optional<Boolean> offline() {
        State state = of(SERVER_WIDE);
        return state == State.UNKNOWN ? Optional.empty() : Optional.of(state == State.INACTIVE);
    }

    /** The components that are in a state, in the order of the alphabet. */
    public List<String> with(State state) {
        List<String> names = new ArrayList<>();
        components.forEach((name, is) -> {
            if (is == state) {
                names.add(name);
            }
        });
        return names;
    }
}
