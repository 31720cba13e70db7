package dev.keyturn.engine.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Who may open a folder on Windows, told by security identifiers, since the names of groups are translated there. */
final class WindowsAccess {
    private static final String ADMINISTRATORS = "*S-1-5-32-544:(OI)(CI)F";
    private static final String SYSTEM = "*S-1-5-18:(OI)(CI)F";
    private static final long SECONDS = 10;

    private WindowsAccess() {
    }

    /** Lets nobody else in, and hands that on to what is made in the folder. */
    static void ownerAndAdministrators(Path folder) throws IOException {
        String owner = Files.getOwner(folder).getName();
        Process icacls = new ProcessBuilder("icacls", folder.toString(), "/inheritance:r", "/grant:r", ADMINISTRATORS, SYSTEM, owner + ":(OI)(CI)F", "/q")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!icacls.waitFor(SECONDS, TimeUnit.SECONDS)) {
                icacls.destroyForcibly();
            }
        } catch (InterruptedException e) {
            icacls.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
