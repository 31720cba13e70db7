package dev.keyturn.engine.lock;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock.
 *
 * @param run   the run that writes
 * @param owner who started it and on which machine, as {@code user@machine}
 * @param host  what the host is called in its inventory
 * @param since when it took the lock
 * @param until when the lock runs out if it is not renewed; like {@code since} by the clock of the owner's machine
 */
public record Holder(String run, String owner, String host, Instant since, Instant until) {
    /** The same for longer. */
    Holder until(Instant later) {
        return new Holder(run, owner, host, since, later);
    }

    /** As it is written down, a line for each field. */
    public List<String> lines() {
        return List.of("RunId=" + run, "Owner=" + owner, "Host=" + host, "Since=" + since, "Expires=" + until);
    }

    /** Reads what was written down; empty if it is something else. Lines that are not known are passed over. */
    public static Optional<Holder> of(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        lines.forEach(line -> fields.put(line.replaceFirst("=.*", ""), line.replaceFirst("^[^=]*=?", "")));
        try {
            return fields.keySet().containsAll(List.of("RunId", "Owner", "Host", "Since", "Expires")) ? Optional.of(new Holder(fields.get("RunId"),
                    fields.get("Owner"), fields.get("Host"), Instant.parse(fields.get("Since")), Instant.parse(fields.get("Expires"))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As one value, so that it is replaced whole. */
    RegistryValue value() {
        return new MultiSz(lines());
    }

    static Optional<Holder> of(RegistryValue value) {
        return value instanceof MultiSz texts ? of(texts.texts()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "run " + run + " of " + owner + ", since " + since;
    }
}
