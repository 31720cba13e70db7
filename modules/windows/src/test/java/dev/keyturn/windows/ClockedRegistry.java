package dev.keyturn.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The registry of a host that tells when it started and when its keys were written, as far as a case says. */
record ClockedRegistry(RegistryReader registry, Optional<Instant> bootTime, Map<RegistryPath, Instant> written) implements RegistryReader {
    static ClockedRegistry of(RegistryReader registry, JsonNode given) {
        Map<RegistryPath, Instant> written = new HashMap<>();
        given.path("written").properties().forEach(w -> written.put(RegistryPath.parse(w.getKey()), Instant.parse(w.getValue().asText())));
        return new ClockedRegistry(registry, Optional.ofNullable(given.get("boot")).map(b -> Instant.parse(b.asText())), written);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return registry.key(path);
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return Optional.ofNullable(written.get(path));
    }
}
