package dev.keyturn.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who started an operation.
 *
 * @param user    the name of the account
 * @param machine the machine it is on
 * @param from    from where that user came: an SSH client's address, or the name of a remote desktop session
 */
public record StartedBy(String user, String machine, Optional<String> from) {
    /** The user of this process. */
    public static StartedBy me() {
        return new StartedBy(System.getProperty("user.name"), thisMachine(), Optional.ofNullable(System.getenv("SSH_CLIENT"))
                .map(client -> client.split(" ")[0]).or(() -> Optional.ofNullable(System.getenv("SESSIONNAME"))));
    }

    /** {@code user@machine}. */
    public String who() {
        return user + "@" + machine;
    }

    /** From the environment or the kernel, and not by name resolution, which can take its time. */
    private static String thisMachine() {
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
}
