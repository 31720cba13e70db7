package dev.keyturn.operations.run;

import dev.keyturn.language.playbook.Tags;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run of playbooks.
 *
 * @param run       what every run is asked for
 * @param playbooks the playbooks, as they are named, in order
 * @param tags      the tasks it is about
 * @param strict    whether a module that Keyturn does not have is a failure
 * @param verbosity how much is to be said, from 0
 * @param verify    whether every value is read back after a real run
 * @param payDebts  whether handlers that earlier runs notified and did not come to are run as well
 * @param plan      where a check run is saved as a plan
 */
public record PlayRequest(RunRequest run, List<String> playbooks, Tags tags, boolean strict, int verbosity, boolean verify, boolean payDebts,
                          Optional<PlanTarget> plan) {
    public PlayRequest {
        playbooks = List.copyOf(playbooks);
    }

    /**
     * The folder of the first of some playbooks, where {@code keyturn.yml} is looked for.
     *
     * @throws Refused if one of them is not there
     */
    public static Path folder(List<String> playbooks, Path workingDirectory) throws Refused {
        for (String playbook : playbooks) {
            if (!Files.exists(workingDirectory.resolve(playbook))) {
                throw new Refused(ExitCode.NOTHING_TO_DO, "there is no playbook " + playbook + " in " + workingDirectory);
            }
        }
        return workingDirectory.resolve(playbooks.get(0)).toAbsolutePath().getParent();
    }
}
