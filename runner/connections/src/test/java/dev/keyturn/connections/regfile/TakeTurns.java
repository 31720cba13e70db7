package dev.keyturn.connections.regfile;

import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that creates the same key in memory and removes it again, many times; who has created it has it to himself, which a second file
 * would show if it were not so. Ends with 1 if it was not. Its arguments are the snapshot, that second file, and how often.
 */
final class TakeTurns {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Turn");

    private TakeTurns() {
    }

    public static void main(String[] arguments) throws Exception {
        Path alone = Path.of(arguments[1]);
        int conflicts = 0;
        RegfileConnection host = new RegfileConnection(Path.of(arguments[0]));
        for (int left = Integer.parseInt(arguments[2]); left > 0;) {
            try {
                host.apply(List.of(new CreateKey(KEY, true)));
            } catch (ChangeConflictException e) {
                conflicts++;
                continue;
            }
            Files.createFile(alone);
            Files.delete(alone);
            host.apply(List.of(new DeleteKey(KEY)));
            left--;
        }
        System.out.println("conflicts: " + conflicts);
    }
}
