/** Copies parts of a host's registry. */
package dev.keyturn.engine.snapshot;
