package dev.keyturn.connections.regfile;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Makes new snapshots, as {@code regedit} exports them: version 5.00, UTF-16LE with a byte order mark. */
public final class RegfileWriter {
    private RegfileWriter() {
    }

    /**
     * Writes a file that holds what the changes make of an empty registry. It is there whole or not at all; one that is there is replaced.
     *
     * @throws RegistryException with the reason why it cannot be written
     */
    public static void write(Path file, List<RegistryChange> changes) {
        RegDocument document = RegDocument.create();
        RegEdit edit = new RegEdit(() -> document, RegDocument.create(), RegTree.of(document), changes);
        edit.run();
        try {
            Readers.OWNER.replace(file, edit.lasting().encode());
        } catch (IOException e) {
            throw new RegistryException("cannot write the snapshot " + file + ": " + e.getMessage() + "; it is as it was", e);
        }
    }
}
