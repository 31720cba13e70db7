/** A host as a {@code .reg} snapshot: what {@code regedit} exports is read, edited in place, and can be imported again. */
package dev.keyturn.connections.regfile;
