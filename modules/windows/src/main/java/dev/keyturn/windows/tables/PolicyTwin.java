package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;

/**
 * One row of the table of values that a policy has a value of its own for, which wins where it is there.
 *
 * @param local  the key of the value, in the 64-bit view; below {@code HKCU} it is meant for every user
 * @param policy the key of the policy's value
 * @param name   the name of both
 * @param list   whether both are lists, which may be written as one text with commas or as a multistring
 * @param source who says so
 */
public record PolicyTwin(RegistryPath local, RegistryPath policy, String name, boolean list, String source) {
}
