package dev.keyturn.registry;

import java.util.Comparator;

/** How Windows compares the names of keys and values: without case, character by character. */
public final class Names {
    /** Orders and equates names as Windows does. */
    public static final Comparator<String> ORDER = String.CASE_INSENSITIVE_ORDER;

    private Names() {
    }

    /** Whether the two names mean the same key or value. */
    public static boolean same(String a, String b) {
        return a.equalsIgnoreCase(b);
    }

    /** A form of the name that is equal for two names exactly if {@link #same} holds; fit as a hash key. */
    public static String fold(String name) {
        char[] folded = name.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
        }
        return new String(folded);
    }
}
