/** What a run did to a host, value by value, and the way back from there. */
package dev.keyturn.store.undo;
