/** The registry's vocabulary: paths, values, snapshots of keys, and the changes between two states. */
package dev.keyturn.registry;
