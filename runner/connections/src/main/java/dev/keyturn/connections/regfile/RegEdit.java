package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Carries changes over into the two documents of a snapshot: the lasting one, and the one of the keys that a restart removes. */
final class RegEdit {
    private final RegTree before;
    private final List<RegistryChange> changes;
    private final Set<RegistryPath> created = new LinkedHashSet<>();
    private final Set<RegistryPath> createdVolatile = new HashSet<>();
    private final Supplier<RegDocument> original;
    private RegDocument lasting;
    private final RegDocument fleeting;
    private boolean lastingTouched;
    private boolean fleetingTouched;

    /**
     * Prepares the edit.
     *
     * @param lasting gives the lasting document, and is asked only if that is to change: reading a snapshot is the dear part of an edit
     * @param before  what the lasting document holds
     */
    RegEdit(Supplier<RegDocument> lasting, RegDocument fleeting, RegTree before, List<RegistryChange> changes) {
        this.original = lasting;
        this.fleeting = fleeting;
        this.before = before;
        this.changes = changes;
    }

    RegDocument lasting() {
        if (lasting == null) {
            lasting = original.get();
        }
        return lasting;
    }

    RegDocument fleeting() {
        return fleeting;
    }

    boolean lastingTouched() {
        return lastingTouched;
    }

    boolean fleetingTouched() {
        return fleetingTouched;
    }

    /** Makes the changes, which must fit; a created key that other lines imply gets none of its own. */
    void run() {
        changes.forEach(this::carryOver);
        created.forEach(path -> documentOf(path).mention(path));
    }

    private void carryOver(RegistryChange change) {
        if (change instanceof CreateKey create) {
            create(create);
        } else if (change instanceof SetValue set) {
            if (!isVolatile(set.path()) && !lasting().canHold(set.path(), set.name(), set.after())) {
                lasting = lasting().upgraded();
            }
            documentOf(set.path()).set(set.path(), set.name(), set.after());
        } else if (change instanceof DeleteValue delete) {
            documentOf(delete.path()).remove(delete.path(), delete.name());
        } else if (change instanceof DeleteKey delete) {
            delete(delete.path());
        }
    }

    private void create(CreateKey create) {
        boolean parentVolatile = create.path().parent().filter(this::isVolatile).isPresent();
        if (parentVolatile && !create.volatileKey()) {
            throw new RegistryException("creating " + create.path() + " returned 1021 ERROR_CHILD_MUST_BE_VOLATILE: "
                    + "the key above it is gone after a restart, so a lasting key cannot stand below it");
        }
        if (create.volatileKey()) {
            createdVolatile.add(create.path());
        }
        created.add(create.path());
        documentOf(create.path());
    }

    private void delete(RegistryPath path) {
        RegDocument document = documentOf(path);
        boolean fleetingKey = document == fleeting;
        document.removeTree(path);
        // only looked at: a key that is gone after a restart leaves the lasting file alone, which is dear to replace
        path.parent().filter(parent -> !parent.isRoot() && isVolatile(parent) == fleetingKey).ifPresent(document::mention);
        created.remove(path);
    }

    private boolean isVolatile(RegistryPath path) {
        return createdVolatile.contains(path) || !before.contains(path) && !created.contains(path);
    }

    private RegDocument documentOf(RegistryPath path) {
        if (isVolatile(path)) {
            fleetingTouched = true;
            return fleeting;
        }
        lastingTouched = true;
        return lasting();
    }
}
