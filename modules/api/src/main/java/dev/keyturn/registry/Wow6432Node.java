package dev.keyturn.registry;

import java.util.Set;

/**
 * Knows where a 64-bit Windows keeps its 32-bit copies: below a key {@code Wow6432Node} in HKLM\\SOFTWARE, and below one in each key of classes.
 *
 * <p>Anywhere else, HKCU\\Software included, a key of that name is a key like any other; and so is what stands beside the copies of classes.
 * Source: Microsoft, "Registry Keys Affected by WOW64".
 */
final class Wow6432Node {
    static final String NAME = "WOW6432Node";
    static final String FOLDED = "wow6432node";

    /** Below the machine's classes these are links to the keys of the 64-bit programs. */
    private static final Set<String> LINKED_CLASSES = Set.of("appid", "protocols", "typelib");
    private static final String SOFTWARE_COPY = SharedKeys.SOFTWARE + "\\" + FOLDED;

    private Wow6432Node() {
    }

    /** A key's place without the literal name. */
    record Place(View view, String subkey) {
    }

    /** Whether a literal path of HKLM is at or below the 32-bit copy of SOFTWARE. */
    static boolean holds(String literal) {
        return SharedKeys.isOrIsBelow(literal, SOFTWARE_COPY);
    }

    /** What a spelling means. */
    static Place resolve(Hive hive, View view, String subkey) {
        if (hive == Hive.HKLM && SharedKeys.isOrIsBelow(subkey, SOFTWARE_COPY)) {
            return resolveSoftware(view, subkey.substring(0, SharedKeys.SOFTWARE.length()), SharedKeys.below(subkey, SOFTWARE_COPY.length()));
        }
        int classes = SharedKeys.classes(hive, subkey);
        return classes < 0 ? new Place(view, subkey) : resolveClasses(hive, view, subkey, classes);
    }

    private static Place resolveSoftware(View view, String software, String below) {
        String first = SharedKeys.first(below);
        if (first.equals(FOLDED)) {
            return new Place(view, joined(software, joined(NAME, below)));
        }
        if (first.equals("classes")) {
            String linked = joined(joined(software, below.substring(0, first.length())), joined(NAME, SharedKeys.below(below, first.length())));
            return resolve(Hive.HKLM, view, linked);
        }
        return new Place(View.BITS_32, joined(software, below));
    }

    private static Place resolveClasses(Hive hive, View view, String subkey, int classes) {
        String below = SharedKeys.below(subkey, classes);
        if (!SharedKeys.first(below).equals(FOLDED)) {
            return new Place(view, subkey);
        }
        String copied = SharedKeys.below(below, FOLDED.length());
        String first = SharedKeys.first(copied);
        if (SharedKeys.REDIRECTED_CLASSES.contains(first)) {
            return new Place(View.BITS_32, joined(subkey.substring(0, classes), copied));
        }
        boolean linked = hive == Hive.HKLM && LINKED_CLASSES.contains(first);
        return new Place(View.BITS_64, linked ? joined(subkey.substring(0, classes), copied) : subkey);
    }

    /** Where the 32-bit copy of a redirected key stands. */
    static String literal(Hive hive, String subkey) {
        int classes = SharedKeys.classes(hive, subkey);
        int above = classes < 0 ? SharedKeys.SOFTWARE.length() : classes;
        return joined(joined(subkey.substring(0, above), NAME), SharedKeys.below(subkey, above));
    }

    private static String joined(String above, String below) {
        return above.isEmpty() ? below : below.isEmpty() ? above : above + "\\" + below;
    }
}
