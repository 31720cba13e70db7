package dev.keyturn.engine.fleet;

import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.PlanAndApply;
import dev.keyturn.engine.journal.Journal;

/**
 * What a run works with.
 *
 * @param planAndApply plans on a host, and makes or predicts what was planned
 * @param workers      work on several hosts at once
 * @param listener     sees what happens
 * @param interruption the user's wish to stop
 * @param journal      what is written down of it
 */
public record RunMeans(PlanAndApply planAndApply, Workers workers, RunListener listener, Interruption interruption, Journal journal) {
}
