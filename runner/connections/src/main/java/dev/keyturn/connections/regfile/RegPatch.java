package dev.keyturn.connections.regfile;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.View;
import java.util.List;

/**
 * Changes as a {@code .reg} file that {@code regedit} carries out: version 5.00, UTF-16LE with a byte order mark. It compares nothing before
 * it writes, it deletes a key with all that is in it, and it creates the key that a line is about. Keys of the 32-bit view are spelled as the
 * {@code regedit} of a 64-bit Windows knows them.
 */
public final class RegPatch {
    private static final String NEWLINE = "\r\n";

    private final StringBuilder text = new StringBuilder(RegVersion.V5.header()).append(NEWLINE);
    private RegistryPath section;

    private RegPatch() {
    }

    /**
     * Gives the bytes of a file.
     *
     * @param head    lines of comment to begin with
     * @param changes what it does, in order
     * @throws IllegalArgumentException with the reason if a change cannot be said in such a file
     */
    public static byte[] encode(List<String> head, List<RegistryChange> changes) {
        RegPatch patch = new RegPatch();
        head.forEach(patch::remark);
        changes.forEach(patch::add);
        return RegEncoding.UTF_16LE.encode(patch.text.toString());
    }

    private void remark(String line) {
        text.append("; ").append(line.replaceAll("\\p{Cntrl}", " ")).append(NEWLINE);
    }

    private void add(RegistryChange change) {
        if (change instanceof DeleteKey) {
            text.append(NEWLINE).append("[-").append(spelled(change.path())).append(']').append(NEWLINE);
            section = null;
            return;
        }
        if (change instanceof CreateKey create && create.volatileKey()) {
            throw new IllegalArgumentException("regedit cannot create " + change.path() + ", which is to be gone after a restart");
        }
        if (!change.path().equals(section)) {
            text.append(NEWLINE).append('[').append(spelled(change.path())).append(']').append(NEWLINE);
            section = change.path();
        }
        if (change instanceof SetValue set) {
            text.append(RegValueText.assignment(oneLine(set.name(), change), set.after(), RegVersion.V5, NEWLINE)).append(NEWLINE);
        } else if (change instanceof DeleteValue delete) {
            text.append(delete.name().isEmpty() ? "@" : RegValueText.quoted(oneLine(delete.name(), change))).append("=-").append(NEWLINE);
        }
    }

    private static String spelled(RegistryPath path) {
        if (path.view() == View.BITS_32 && path.hive() == Hive.HKCR) {
            throw new IllegalArgumentException("a .reg file has no name of its own for " + path + "; name it below HKLM:\\SOFTWARE\\Classes");
        }
        return oneLine(RegDocument.spelled(path), path);
    }

    private static String oneLine(String name, Object what) {
        if (name.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException("a .reg file cannot hold a name with a line break: " + what);
        }
        return name;
    }
}
