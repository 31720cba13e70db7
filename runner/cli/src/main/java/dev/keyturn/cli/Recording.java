package dev.keyturn.cli;

import dev.keyturn.engine.journal.RunId;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a command that changes hosts writes down what it does. */
final class Recording {
    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(names = "--resumes", hidden = true)
    private String resumes;

    @Option(names = "--change", paramLabel = "NUMBER", description = "The number of the change that this run belongs to, kept with it.")
    private String change;

    /**
     * What a run is about.
     *
     * @param kind        {@code play} or another of the kinds
     * @param of          the hash of the plan or the name of the run that it carries out or undoes
     * @param playbooks   its playbooks, as they were named
     * @param inventories its inventories, as they were named
     * @param connection  the connection of hosts that name none
     * @param hosts       its hosts
     */
    record Subject(String kind, Optional<String> of, List<String> playbooks, List<String> inventories, Optional<String> connection,
                   List<String> hosts) {
    }

    /** The run that this one finishes. */
    Optional<String> resumes() {
        return Optional.ofNullable(resumes);
    }

    RunStore store(ProjectFile project, Path workingDirectory) {
        return runs.store(project, workingDirectory);
    }

    /** Begins the journal of a run. */
    RunWriter begin(Subject subject, RunStore store, CommandSpec command, Path workingDirectory) {
        List<String> line = MaskedCommand.of(command.root().commandLine().getParseResult().originalArgs());
        return store.begin(new RunHeader(RunId.next(Instant.now()), resumes == null ? subject.kind() : "resume",
                resumes == null ? subject.of() : Optional.of(resumes), user(), machine(), origin(),
                line, Optional.ofNullable(change), workingDirectory.toString(), subject.playbooks(), subject.inventories(), subject.connection(),
                subject.hosts()));
    }

    /** The user and the machine. */
    static String who() {
        return user() + "@" + machine();
    }

    static String user() {
        return System.getProperty("user.name");
    }

    /** From the environment or the kernel, and not by name resolution, which can take its time. */
    static String machine() {
        for (String name : List.of("COMPUTERNAME", "HOSTNAME")) {
            if (System.getenv(name) != null) {
                return System.getenv(name);
            }
        }
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** From where the user came: an SSH client's address, or the name of a remote desktop session. */
    private static Optional<String> origin() {
        return Optional.ofNullable(System.getenv("SSH_CLIENT")).map(client -> client.split(" ")[0])
                .or(() -> Optional.ofNullable(System.getenv("SESSIONNAME")));
    }
}
