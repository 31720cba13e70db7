/** Files that are only ever appended to, whose lines are chained by hash, so that a changed, missing or reordered one is found. */
package dev.keyturn.store.journal;
