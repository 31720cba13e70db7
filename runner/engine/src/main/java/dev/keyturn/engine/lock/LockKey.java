package dev.keyturn.engine.lock;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Optional;

/**
 * The lock on a host: one key without children that Windows keeps in memory only, so that a restart removes it. Creating it says whether it
 * was there already, and of two that create it one is told so. Who holds it is one value, so that it is compared and replaced whole.
 */
public final class LockKey {
    /** Where it stands. It has no parent of its own, so that nothing is left when it is gone. */
    public static final RegistryPath PATH = RegistryPath.hklm("SOFTWARE\\KeyturnLock");
    static final String NAME = "Holder";

    private LockKey() {
    }

    /**
     * Creates it; false if it is there already.
     *
     * @throws RegistryException if the host has no place for it, or refuses it
     */
    static boolean create(Connection host, Holder me) {
        boolean created = host.claim(PATH, NAME, me.value());
        if (!created && !host.exists(PATH) && !host.exists(PATH.parent().orElseThrow())) {
            throw new RegistryException("there is no key " + PATH.parent().orElseThrow());
        }
        return created;
    }

    static boolean exists(Connection host) {
        return host.exists(PATH);
    }

    /** Who holds it, as it is written there; empty if the key is gone, or nothing is written there yet. */
    static Optional<RegistryValue> content(Connection host) {
        return host.value(PATH, NAME);
    }

    /** Writes another holder; false if what is there is not what was before. */
    static boolean replace(Connection host, Optional<RegistryValue> before, Holder after) {
        try {
            host.apply(List.of(new SetValue(PATH, NAME, before, after.value())));
            return true;
        } catch (ChangeConflictException e) {
            return false;
        }
    }

    /** Removes it, if it is this holder's still. */
    static void remove(Connection host, Holder me) {
        host.disclaim(PATH, NAME, me.value());
    }
}
