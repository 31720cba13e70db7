/** One writer per host: the lock that a run takes in the run store and on the host itself before it writes there. */
package dev.keyturn.engine.lock;
