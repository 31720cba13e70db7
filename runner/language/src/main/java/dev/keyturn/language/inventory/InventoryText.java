package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.source.SourceFile;
import java.util.Optional;

/** Reads a text file of an inventory. */
final class InventoryText {
    private InventoryText() {
    }

    /** The text; empty, with the problem noted, if it is none, or one that cannot be read here. */
    static Optional<String> read(Source file, Problems problems) {
        return SourceFile.read(file.path(), file.name(), problems).filter(text -> isReadable(text, file.name(), problems));
    }

    private static boolean isReadable(String text, String name, Problems problems) {
        if (text.startsWith("$ANSIBLE_VAULT")) {
            problems.error(Place.of(name), "the file is encrypted with ansible-vault, and such files cannot be read yet;"
                    + " give its variables with -e from a file that is not in git");
            return false;
        }
        Optional<Integer> strange = text.chars().filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f').boxed().findFirst();
        strange.ifPresent(c -> problems.error(Place.of(name), String.format("the file is not text: it holds the character U+%04X", c)));
        return strange.isEmpty();
    }
}
