package dev.keyturn.engine.fleet;

import dev.keyturn.engine.host.Carrier;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.journal.Journal;

/**
 * What a run works with.
 *
 * @param carrier      plans on a host, and makes or predicts what was planned
 * @param workers      work on several hosts at once
 * @param listener     sees what happens
 * @param interruption the user's wish to stop
 * @param journal      what is written down of it
 */
public record RunMeans(Carrier carrier, Workers workers, RunListener listener, Interruption interruption, Journal journal) {
}
