package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.file.HostFileName;
import dev.keyturn.operations.file.NewFiles;
import dev.keyturn.operations.run.HostPatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where {@code .reg} files go for those who import them by hand. */
public final class RegFolder {
    @Option(names = "--reg", paramLabel = "FOLDER",
            description = "Reach no host; write what would be done on each as a .reg file into this folder, for regedit.")
    private String folder;

    @Option(names = "--overwrite", description = "With --reg: replace files that are there.")
    private boolean overwrite;

    /** Whether files are wanted in place of a run. */
    public boolean wanted() {
        return folder != null;
    }

    /**
     * Writes a file for each host on which something is to be done, and says so.
     *
     * @param allowed the hosts that may be locked out
     * @throws Refused if that cannot be; then no file of another content was replaced without being asked for
     */
    public void write(Map<String, HostPatch> patches, Set<String> allowed, Terminal terminal) throws Refused {
        List<String> refused = patches.entrySet().stream().filter(patch -> !allowed.contains(patch.getKey()))
                .flatMap(patch -> patch.getValue().refused().stream().map(why -> patch.getKey() + ": " + why)).toList();
        if (!refused.isEmpty()) {
            throw new Refused(ExitCode.FAILED, "no file was written:\n" + String.join("\n", refused)
                    + "\nTo write all the same, add --allow-lockout with the host's name, or leave the host out");
        }
        Map<String, byte[]> files = HostPatch.files(patches);
        Path into = terminal.workingDirectory().resolve(folder);
        NewFiles.write(into, files, overwrite);
        patches.keySet().stream().filter(host -> !patches.get(host).changes().isEmpty())
                .forEach(host -> terminal.out().println("ok: [" + host + "] => " + into.resolve(HostFileName.of(host) + ".reg")));
        patches.keySet().stream().filter(host -> patches.get(host).changes().isEmpty())
                .forEach(host -> terminal.out().println("ok: [" + host + "] => no file, since nothing is to be done there"));
    }
}
