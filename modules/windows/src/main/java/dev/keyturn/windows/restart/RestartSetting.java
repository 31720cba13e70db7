package dev.keyturn.windows.restart;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One key with settings that are read at a start, and whether they are in force.
 *
 * @param name       what it is called by, {@code Schannel TLS 1.2 Client} for example
 * @param key        where it stands
 * @param waitsFor   what has to happen before a change of it is in force: {@link RestartVerdict#RESTART} or {@link RestartVerdict#PROGRAMS}
 * @param configured its settings, as they are written
 * @param replaced   what is in force until the restart: the values that a journaled run replaced, absent ones empty; none where that is not known
 * @param written    when the key was last written, on the host's own clock; empty if that cannot be told
 * @param standing   whether it is in force, or for what it waits
 * @param evidence   what tells so, a clause
 */
public record RestartSetting(String name, RegistryPath key, RestartVerdict waitsFor, Map<String, RegistryValue> configured,
                      Map<String, Optional<RegistryValue>> replaced, Optional<Instant> written, RestartVerdict standing, String evidence) {
    public RestartSetting {
        configured = Collections.unmodifiableMap(new LinkedHashMap<>(configured));
        replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
    }

    /** The same setting, which a run has written that marked the host as one that has to restart, and what it replaced. */
    RestartSetting writtenByMarkersRun(String run, Map<String, Optional<RegistryValue>> before) {
        return new RestartSetting(name, key, waitsFor, configured, before, written, waitsFor,
                waitsFor == standing ? evidence : "written by run " + run + ", and its marker says that the host has not restarted since");
    }
}
