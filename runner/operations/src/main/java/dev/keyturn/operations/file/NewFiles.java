package dev.keyturn.operations.file;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files that a command makes: each is there whole or not at all, and one that is there already is replaced only if that is wanted. */
public final class NewFiles {
    private NewFiles() {
    }

    /**
     * Writes files into a folder, which is made if it is not there.
     *
     * @throws Refused if one is there already, in which case none is written, or cannot be written
     */
    public static void write(Path folder, Map<String, byte[]> files, boolean overwrite) throws Refused {
        List<String> there = files.keySet().stream().filter(name -> Files.exists(folder.resolve(name))).toList();
        if (!there.isEmpty() && !overwrite) {
            throw new Refused(ExitCode.FAILED, "there is already " + String.join(", ", there) + " in " + folder
                    + ", and nothing was written; say --overwrite, or name another place");
        }
        try {
            Readers.OWNER.folder(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Readers.OWNER.replace(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new Refused(ExitCode.FAILED, "cannot write into " + folder + ": " + e);
        }
    }
}
