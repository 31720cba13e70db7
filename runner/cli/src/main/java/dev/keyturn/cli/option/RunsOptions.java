package dev.keyturn.cli.option;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where runs are kept. */
public final class RunsOptions {
    static final String VARIABLE = "KEYTURN_RUNS_DIR";

    @Option(names = "--runs-dir", paramLabel = "FOLDER",
            description = "Where runs are kept (default: KEYTURN_RUNS_DIR, else runs_dir of keyturn.yml, else .keyturn/runs at home).")
    private String folder;

    /** The run store that the options, the environment or the project name. */
    public RunStore store(ProjectFile project, Path workingDirectory) {
        Optional<Path> chosen = Optional.ofNullable(folder).or(() -> Optional.ofNullable(System.getenv(VARIABLE)).filter(name -> !name.isBlank()))
                .map(workingDirectory::resolve).or(project::runsDir);
        return new RunStore(chosen.orElseGet(() -> Path.of(System.getProperty("user.home"), ".keyturn", "runs")).toAbsolutePath().normalize(),
                project.runsShared() ? Readers.OTHERS : Readers.OWNER);
    }
}
