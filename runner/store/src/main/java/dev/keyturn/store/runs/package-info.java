/** The run store: one folder per run, and in it the journal of what the run did. */
package dev.keyturn.store.runs;
