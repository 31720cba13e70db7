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

    /** A hash code that is equal for two names if {@link #same} holds: that of their {@link #fold}, without making it. */
    public static int hash(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + fold(name.charAt(i));
        }
        return hash;
    }

    /** Most names are ASCII, of which Java's tables need not be asked. */
    private static char fold(char c) {
        return c >= 0x80 ? Character.toLowerCase(Character.toUpperCase(c)) : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** A form of the name that is equal for two names exactly if {@link #same} holds; fit as a hash key. */
    public static String fold(String name) {
        char[] folded = name.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }
}
