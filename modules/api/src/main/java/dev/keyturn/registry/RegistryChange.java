package dev.keyturn.registry;

import java.util.Objects;
import java.util.Optional;

/**
 * One step between two states of a registry. It knows what it replaces, so it can be compared before it is written, shown, journalled and
 * undone: {@code inverse()} leads back, and the inverses of a list in reverse order restore what the list changed.
 */
public sealed interface RegistryChange {
    /** The key that is created, deleted, or holds the value. */
    RegistryPath path();

    /** The change that leads back. */
    RegistryChange inverse();

    /**
     * Creates one key below an existing one; missing ancestors have changes of their own before it.
     *
     * @param volatileKey whether the key is kept in memory only and gone after a restart
     */
    record CreateKey(RegistryPath path, boolean volatileKey) implements RegistryChange {
        public CreateKey(RegistryPath path) {
            this(path, false);
        }

        @Override
        public RegistryChange inverse() {
            return new DeleteKey(path);
        }

        @Override
        public String toString() {
            return "create key " + path;
        }
    }

    /** Deletes one key that holds nothing any more: its values and subkeys have changes of their own before it. */
    record DeleteKey(RegistryPath path) implements RegistryChange {
        @Override
        public RegistryChange inverse() {
            return new CreateKey(path);
        }

        @Override
        public String toString() {
            return "delete key " + path;
        }
    }

    /**
     * Writes one value of an existing key.
     *
     * @param name   the value's name, {@code ""} for the default value
     * @param before what is there now; empty if the value is absent
     * @param after  what shall be there
     */
    record SetValue(RegistryPath path, String name, Optional<RegistryValue> before, RegistryValue after) implements RegistryChange {
        public SetValue {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(before, "before is null");
            Objects.requireNonNull(after, "after is null");
        }

        @Override
        public RegistryChange inverse() {
            return before.<RegistryChange>map(b -> new SetValue(path, name, Optional.of(after), b))
                    .orElseGet(() -> new DeleteValue(path, name, after));
        }

        @Override
        public String toString() {
            return "set " + path + " '" + name + "' from " + before.map(Object::toString).orElse("absent") + " to " + after;
        }
    }

    /**
     * Removes one value.
     *
     * @param name   the value's name, {@code ""} for the default value
     * @param before what is there now
     */
    record DeleteValue(RegistryPath path, String name, RegistryValue before) implements RegistryChange {
        public DeleteValue {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(before, "before is null");
        }

        @Override
        public RegistryChange inverse() {
            return new SetValue(path, name, Optional.empty(), before);
        }

        @Override
        public String toString() {
            return "delete " + path + " '" + name + "', was " + before;
        }
    }
}
