package dev.keyturn.cli;

import dev.keyturn.connections.regfile.RegPatch;
import dev.keyturn.registry.RegistryChange;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where {@code .reg} files go for those who import them by hand. */
final class RegFolder {
    @Option(names = "--reg", paramLabel = "FOLDER",
            description = "Reach no host; write what would be done on each as a .reg file into this folder, for regedit.")
    private String folder;

    @Option(names = "--overwrite", description = "With --reg: replace files that are there.")
    private boolean overwrite;

    /**
     * What is to be done on a host.
     *
     * @param head    lines to begin its file with
     * @param changes what is done
     * @param refused what the guards have against it, by what is known of the host
     */
    record Patch(List<String> head, List<RegistryChange> changes, List<String> refused) {
    }

    /** Whether files are wanted in place of a run. */
    boolean wanted() {
        return folder != null;
    }

    /**
     * Writes a file for each host on which something is to be done, and says so.
     *
     * @param allowed the hosts that may be locked out
     * @throws Refused if that cannot be; then no file of another content was replaced without being asked for
     */
    void write(Map<String, Patch> patches, Set<String> allowed, Terminal terminal) throws Refused {
        List<String> refused = patches.entrySet().stream().filter(patch -> !allowed.contains(patch.getKey()))
                .flatMap(patch -> patch.getValue().refused().stream().map(why -> patch.getKey() + ": " + why)).toList();
        if (!refused.isEmpty()) {
            throw new Refused(ExitCode.FAILED, "no file was written:\n" + String.join("\n", refused)
                    + "\nTo write all the same, add --allow-lockout with the host's name, or leave the host out");
        }
        Map<String, byte[]> files = files(patches);
        Path into = terminal.workingDirectory().resolve(folder);
        NewFiles.write(into, files, overwrite);
        patches.keySet().stream().filter(host -> !patches.get(host).changes().isEmpty())
                .forEach(host -> terminal.out().println("ok: [" + host + "] => " + into.resolve(HostFileName.of(host) + ".reg")));
        patches.keySet().stream().filter(host -> patches.get(host).changes().isEmpty())
                .forEach(host -> terminal.out().println("ok: [" + host + "] => no file, since nothing is to be done there"));
    }

    /**
     * The files by their names.
     *
     * @throws Refused if one cannot be made, or two hosts would have the same
     */
    static Map<String, byte[]> files(Map<String, Patch> patches) throws Refused {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Map<String, String> owners = new TreeMap<>();
        for (Map.Entry<String, Patch> patch : patches.entrySet()) {
            if (patch.getValue().changes().isEmpty()) {
                continue;
            }
            String name = HostFileName.of(patch.getKey()) + ".reg";
            String other = owners.put(name.toLowerCase(Locale.ROOT), patch.getKey());
            if (other != null) {
                throw new Refused(ExitCode.FAILED, "the hosts " + other + " and " + patch.getKey() + " would have the same file on a Windows, which"
                        + " does not tell capital letters from small ones; make them one at a time");
            }
            try {
                files.put(name, RegPatch.encode(patch.getValue().head(), patch.getValue().changes()));
            } catch (IllegalArgumentException e) {
                throw new Refused(ExitCode.FAILED, "no .reg file can be made for " + patch.getKey() + ": " + e.getMessage());
            }
        }
        return files;
    }
}
