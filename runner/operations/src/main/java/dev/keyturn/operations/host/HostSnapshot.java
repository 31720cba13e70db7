package dev.keyturn.operations.host;

import dev.keyturn.connections.regfile.RegfileWriter;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.snapshot.Snapshot;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.file.HostFileName;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.SnapshotKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies keys of hosts into {@code .reg} files, one a host.
 *
 * @param folder    where the files go; it is made if it is not there
 * @param keys      the keys, and how many levels of each
 * @param overwrite whether files that are there are replaced
 */
public record HostSnapshot(Path folder, Map<RegistryPath, Integer> keys, boolean overwrite) {
    /**
     * A host that was copied.
     *
     * @param host   its name in the inventory
     * @param file   its file
     * @param values how many values are in it
     */
    public record Taken(String host, Path file, long values) {
    }

    /**
     * The keys by their names, each with all below it; if none is named, those that matter for TLS.
     *
     * @throws Refused if one is no key
     */
    public static Map<RegistryPath, Integer> keys(List<String> names) throws Refused {
        if (names.isEmpty()) {
            return SnapshotKeys.all();
        }
        Map<RegistryPath, Integer> wanted = new LinkedHashMap<>();
        try {
            names.forEach(key -> wanted.put(RegistryPath.parse(key), Integer.MAX_VALUE));
            return wanted;
        } catch (IllegalArgumentException e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }

    /**
     * Copies a host.
     *
     * @throws ConnectionException if it cannot be reached
     * @throws RegistryException   if it cannot be read, or its file cannot be made
     */
    public Taken take(Address address) throws ConnectionException {
        String host = address.request().host();
        Path file = folder.resolve(HostFileName.of(host) + ".reg");
        if (Files.exists(file) && !overwrite) {
            throw new RegistryException(file + " is there already; say --overwrite, or another folder");
        }
        try (Connection connection = address.open()) {
            List<RegistryChange> changes = Snapshot.take(connection, keys, !new HostFacts(connection).is32Bit());
            Readers.OWNER.folder(folder);
            RegfileWriter.write(file, changes);
            return new Taken(host, file, changes.stream().filter(RegistryChange.SetValue.class::isInstance).count());
        } catch (IOException e) {
            throw new RegistryException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }
}
