package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import java.nio.file.Path;

/**
 * A file of an inventory.
 *
 * @param name as messages call it: from the name that the user gave
 */
record Source(Path path, String name) {
    Path folder() {
        return path.getParent();
    }

    Place at(int line, int column) {
        return new Place(name, line, column);
    }
}
