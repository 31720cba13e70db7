package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import java.nio.file.Path;

/**
 * A host that an inventory names.
 *
 * @param folder the folder of the inventory file that named it first; for a list of hosts the working directory
 * @param place  where that was
 */
public record Host(String name, Path folder, Place place) {
}
