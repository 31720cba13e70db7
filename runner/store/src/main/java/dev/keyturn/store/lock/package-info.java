/** The locks in the run store: a file for each host that is written. */
package dev.keyturn.store.lock;
