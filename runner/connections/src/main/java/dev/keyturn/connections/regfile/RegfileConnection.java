package dev.keyturn.connections.regfile;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot as a host. Keys that a real host would keep in memory only live in {@code <file>.volatile} beside it: deleting that file is the
 * host's restart. When the host started, and when a key was written, a snapshot cannot know, and does not say.
 */
final class RegfileConnection implements Connection {
    private final RegFile lasting;
    private final RegFile fleeting;
    private byte[] lastingBytes;
    private byte[] fleetingBytes;
    private RegTree lastingTree;
    private RegTree tree;

    RegfileConnection(Path file) throws IOException, RegFormatException {
        this.lasting = new RegFile(file);
        this.fleeting = new RegFile(file.resolveSibling(file.getFileName() + ".volatile"));
        load();
    }

    private void load() throws IOException, RegFormatException {
        byte[] bytes = lasting.read();
        byte[] volatileBytes = fleeting.exists() ? fleeting.read() : new byte[0];
        RegDocument document = RegParser.parse(lasting.path().toString(), bytes);
        RegTree alone = RegTree.of(document);
        tree = volatileBytes.length == 0 ? alone : RegTree.of(document, volatileDocument(volatileBytes));
        lastingTree = alone;
        lastingBytes = bytes;
        fleetingBytes = volatileBytes;
    }

    private RegDocument volatileDocument(byte[] bytes) throws RegFormatException {
        return bytes.length == 0 ? RegDocument.create() : RegParser.parse(fleeting.path().toString(), bytes);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return tree.key(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return tree.value(path, name);
    }

    @Override
    public String about() {
        return lasting.path().toString();
    }

    @Override
    public void tryWrite(RegistryPath path) {
        lasting.requireWritable();
    }

    @Override
    public void apply(List<RegistryChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        try {
            if (!lasting.exists()) {
                throw new RegistryException("the snapshot " + lasting.path() + " is gone since it was read; nothing was written");
            }
            if (!lasting.holds(lastingBytes) || fleeting.exists() != fleetingBytes.length > 0
                    || fleeting.exists() && !fleeting.holds(fleetingBytes)) {
                load();
            }
            new OverlayRegistry(tree).apply(changes);
            write(new RegEdit(RegParser.parse(lasting.path().toString(), lastingBytes), volatileDocument(fleetingBytes), lastingTree, changes));
        } catch (ChangeConflictException e) {
            throw new ChangeConflictException("the snapshot " + lasting.path() + " is not as it was read: " + e.getMessage());
        } catch (IOException | RegFormatException e) {
            throw new RegistryException(e.getMessage() + "; nothing was written", e);
        }
    }

    private void write(RegEdit edit) throws IOException, RegFormatException {
        edit.run();
        if (edit.lastingTouched()) {
            lasting.replace(edit.lasting().encode());
        }
        if (edit.fleetingTouched() && edit.fleeting().isEmpty()) {
            fleeting.delete();
        } else if (edit.fleetingTouched()) {
            fleeting.replace(edit.fleeting().encode());
        }
        load();
    }

    @Override
    public void close() {
        // Every change was on disk when apply returned.
    }
}
