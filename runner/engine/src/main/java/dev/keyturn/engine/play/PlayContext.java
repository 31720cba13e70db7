package dev.keyturn.engine.play;

import dev.keyturn.engine.fleet.RunMeans;
import dev.keyturn.language.template.Templates;

/**
 * What the plays of a run share.
 *
 * @param tasks runs a task on a host
 * @param means what the run works with
 */
record PlayContext(TaskRunner tasks, Templates templates, RunMeans means) {
}
