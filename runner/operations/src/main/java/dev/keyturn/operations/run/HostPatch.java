package dev.keyturn.operations.run;

import dev.keyturn.connections.regfile.RegPatch;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.file.HostFileName;
import dev.keyturn.registry.RegistryChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be done on a host by hand, by importing a {@code .reg} file there.
 *
 * @param head    lines to begin its file with
 * @param changes what is done
 * @param refused what the guards have against it, by what is known of the host
 */
public record HostPatch(List<String> head, List<RegistryChange> changes, List<String> refused) {
    public HostPatch {
        head = List.copyOf(head);
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }

    /**
     * The files by their names, of the hosts on which something is to be done.
     *
     * @throws Refused if one cannot be made, or two hosts would have the same
     */
    public static Map<String, byte[]> files(Map<String, HostPatch> patches) throws Refused {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Map<String, String> owners = new TreeMap<>();
        for (Map.Entry<String, HostPatch> patch : patches.entrySet()) {
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
