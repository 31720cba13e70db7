package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;
import java.util.Optional;

/**
 * One row of the table of the signs by which Windows says that it waits for a restart.
 *
 * @param sign      what it is called by
 * @param key       the key that has it, in the 64-bit view
 * @param name      the value of that key, or the key directly below it
 * @param test      what makes it a sign
 * @param from      the key whose value of that name is compared; empty but for {@link Test#DIFFERS}
 * @param bothViews whether either view of the key may have it
 * @param required  whether the host has to restart for it; else something happens at its next start, whenever that is
 * @param reason    what waits, a clause
 * @param source    who says so
 */
public record PendingSign(String sign, RegistryPath key, String name, Test test, Optional<RegistryPath> from, boolean bothViews, boolean required,
                          String reason, String source) {
    /** What makes something a sign. */
    public enum Test {
        /** It is there, as a value or as a key. */
        THERE,
        /** It is a value, and not 0. */
        NONZERO,
        /** It is a list of files that is not empty. */
        FILES,
        /** It is not the same text in another key. */
        DIFFERS
    }
}
