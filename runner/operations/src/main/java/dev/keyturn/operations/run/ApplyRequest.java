package dev.keyturn.operations.run;

import java.util.Optional;

/**
 * A run that carries out a saved plan.
 *
 * @param run          what every run is asked for
 * @param file         the file of the plan, as it is named
 * @param expected     the hash of the plan that was approved
 * @param allOrNothing whether nothing is done anywhere if one host is not as the plan found it
 */
public record ApplyRequest(RunRequest run, String file, Optional<String> expected, boolean allOrNothing) {
}
