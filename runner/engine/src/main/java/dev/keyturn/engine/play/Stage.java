package dev.keyturn.engine.play;

import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.fleet.Workers;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.language.template.Templates;

/**
 * What the plays of a run share.
 *
 * @param tasks        runs a task on a host
 * @param workers      work on several hosts at once
 * @param listener     sees what happens
 * @param interruption the user's wish to stop
 * @param journal      what is written down of it
 */
record Stage(TaskRunner tasks, Templates templates, Workers workers, RunListener listener, Interruption interruption,
             Journal journal) {
}
