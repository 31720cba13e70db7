package dev.keyturn.language.playbook;

import java.nio.file.Path;
import java.util.List;

/**
 * A playbook as it was written.
 *
 * @param name   the file as the user named it
 * @param folder where relative paths in it start from
 * @param plays  in the order in which they run
 */
public record Playbook(String name, Path folder, List<Play> plays) {
    public Playbook {
        plays = List.copyOf(plays);
    }
}
