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
        this.fleeting = RegFile.fleeting(file.resolveSibling(file.getFileName() + ".volatile"));
        load();
    }

    private void load() throws IOException, RegFormatException {
        byte[] bytes = lasting.read();
        byte[] volatileBytes = fleeting.exists() ? fleeting.read() : new byte[0];
        RegTree alone = RegTree.of(RegParser.parse(lasting.path().toString(), bytes));
        tree = alone.with(volatileDocument(volatileBytes));
        lastingTree = alone;
        lastingBytes = bytes;
        fleetingBytes = volatileBytes;
    }

    private RegDocument lastingDocument() {
        try {
            return RegParser.parse(lasting.path().toString(), lastingBytes);
        } catch (RegFormatException e) {
            throw new IllegalStateException("what was understood before is not now", e);
        }
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
            FileTurn.at(lasting.path(), () -> applyInTurn(changes));
        } catch (ChangeConflictException e) {
            throw new ChangeConflictException("the snapshot " + lasting.path() + " is not as it was read: " + e.getMessage());
        } catch (IOException | RegFormatException e) {
            throw new RegistryException(e.getMessage() + "; nothing was written", e);
        }
    }

    private void applyInTurn(List<RegistryChange> changes) throws IOException, RegFormatException {
        if (!lasting.exists()) {
            throw new RegistryException("the snapshot " + lasting.path() + " is gone since it was read; nothing was written");
        }
        if (!lasting.holds(lastingBytes) || fleeting.exists() != fleetingBytes.length > 0
                || fleeting.exists() && !fleeting.holds(fleetingBytes)) {
            load();
        }
        new OverlayRegistry(tree).apply(changes);
        write(new RegEdit(this::lastingDocument, volatileDocument(fleetingBytes), lastingTree, changes));
    }

    /** What was written is not read back: the documents hold it already. */
    private void write(RegEdit edit) {
        edit.run();
        if (edit.lastingTouched()) {
            byte[] bytes = edit.lasting().encode();
            lasting.replace(bytes);
            lastingBytes = bytes;
            lastingTree = RegTree.of(edit.lasting());
        }
        if (edit.fleetingTouched()) {
            byte[] bytes = edit.fleeting().isEmpty() ? new byte[0] : edit.fleeting().encode();
            replaceFleeting(bytes);
            fleetingBytes = bytes;
        }
        tree = lastingTree.with(edit.fleeting());
    }

    private void replaceFleeting(byte[] bytes) {
        if (bytes.length == 0) {
            fleeting.delete();
        } else {
            fleeting.replace(bytes);
        }
    }

    @Override
    public void close() {
        // Every change was on disk when apply returned.
    }
}
