package dev.keyturn.cli.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.ResumeRun;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a run was asked for, read from its command line: journals of versions before 1.0 have nothing else. */
public final class RecordedLine {
    /** What stood in the line of a run that was a resume itself. */
    private static final List<String> OF_RESUMES = List.of("--among", "--resumes");

    private final Provider<PlayCommand> play;
    private final Provider<ApplyCommand> apply;
    private final Provider<RollbackCommand> rollback;

    @Inject
    RecordedLine(Provider<PlayCommand> play, Provider<ApplyCommand> apply, Provider<RollbackCommand> rollback) {
        this.play = play;
        this.apply = apply;
        this.rollback = rollback;
    }

    /**
     * What it was asked for, as data.
     *
     * @throws Refused if this version does not understand the line any more
     */
    Map<String, Object> request(RunHeader header, RunStore store) throws Refused {
        List<String> line = header.command();
        Path folder = Path.of(header.folder());
        ProjectFile project = ProjectFile.find(folder, new Problems());
        String operation = line.isEmpty() ? "" : line.get(0);
        if (operation.equals("play")) {
            return ResumeRun.data(parsed(play.get(), header).request(project, store, folder, line));
        } else if (operation.equals("apply")) {
            return ResumeRun.data(parsed(apply.get(), header).request(project, store, folder, line));
        } else if (operation.equals("rollback")) {
            return ResumeRun.data(parsed(rollback.get(), header).request(project, store, folder, line));
        }
        throw new Refused(ExitCode.FAILED, "run " + header.run() + " is by '" + operation + "', which cannot be resumed; expected play, apply or rollback");
    }

    private static <T> T parsed(T command, RunHeader header) throws Refused {
        List<String> arguments = new ArrayList<>(header.command().subList(1, header.command().size()));
        OF_RESUMES.forEach(option -> drop(option, arguments));
        try {
            new CommandLine(command).setOverwrittenOptionsAllowed(true).setExpandAtFiles(false).parseArgs(arguments.toArray(String[]::new));
            return command;
        } catch (ParameterException e) {
            throw new Refused(ExitCode.FAILED, "the command line of run " + header.run() + " is not understood any more: " + e.getMessage()
                    + "; give the command again with --limit");
        }
    }

    private static void drop(String option, List<String> arguments) {
        int at = arguments.indexOf(option);
        if (at >= 0 && at + 1 < arguments.size()) {
            arguments.subList(at, at + 2).clear();
        }
    }
}
