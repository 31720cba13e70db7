package dev.keyturn.engine.connection;

import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Optional;

/** One open way to one host's registry. Used by one thread at a time. */
public interface Connection extends RegistryReader, AutoCloseable {
    /**
     * Makes the changes in order. Each is first compared with what is there now: a change that does not start from it stops the list
     * before anything of it is written.
     *
     * @throws dev.keyturn.registry.ChangeConflictException if the host has changed since it was read; nothing was written
     * @throws dev.keyturn.registry.RegistryException       if the host refused or did not answer; the message says which change was the
     *                                                      first not made
     */
    void apply(List<RegistryChange> changes);

    /**
     * Creates a key that a restart removes, with one value in it. Of several who do so at once only one is told that he has made it.
     *
     * @return whether it was made now; false if it was there, or that cannot be told, and then what is in it is as it was
     */
    default boolean claim(RegistryPath path, String name, RegistryValue value) {
        try {
            apply(List.of(new CreateKey(path, true), new SetValue(path, name, Optional.empty(), value)));
            return true;
        } catch (ChangeConflictException e) {
            return false;
        }
    }

    /**
     * Removes such a key if it still holds this value.
     *
     * @return whether it did
     */
    default boolean disclaim(RegistryPath path, String name, RegistryValue value) {
        try {
            apply(List.of(new DeleteValue(path, name, value), new DeleteKey(path)));
            return true;
        } catch (ChangeConflictException e) {
            return false;
        }
    }

    /** How the connection is made and protected, in a few words; {@code ""} if there is nothing to say. */
    default String about() {
        return "";
    }

    /** What the connection has cost so far, for people: {@code 41 round trips, 12 kB sent, 20 kB received} for example; empty if it costs nothing. */
    default Optional<String> cost() {
        return Optional.empty();
    }

    /**
     * Opens a key as for a write, and writes nothing.
     *
     * @throws dev.keyturn.registry.RegistryException if a write would be refused, with the reason
     */
    default void tryWrite(RegistryPath path) {
    }

    /** What there is to say of a refusal beyond what the host itself says, a sentence; empty if there is nothing. Asks the host. */
    default Optional<String> explain(RegistryException refusal) {
        return Optional.empty();
    }

    /** The files of the host's Group Policies; empty where there is no live host, as for a snapshot. */
    default Optional<PolicyFiles> policyFiles() {
        return Optional.empty();
    }

    /** Ends the connection. Never throws; what was applied is on the host by then. */
    @Override
    void close();
}
