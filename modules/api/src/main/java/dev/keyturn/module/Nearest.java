package dev.keyturn.module;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Finds what the user may have meant. */
public final class Nearest {

    private Nearest() {
    }

    /** {@code "; did you mean 'x'?"}, or nothing where no known name is close. */
    public static String hint(String name, Collection<String> known) {
        return hint(name, known, UnaryOperator.identity());
    }

    /** The same where case does not count, as in the names of Windows. */
    public static String hintInAnyCase(String name, Collection<String> known) {
        return hint(name, known, each -> each.toLowerCase(Locale.ROOT));
    }

    private static String hint(String name, Collection<String> known, UnaryOperator<String> form) {
        String said = form.apply(name);
        return known.stream()
                .min(Comparator.<String>comparingInt(each -> distance(said, form.apply(each)))
                        .thenComparing(each -> -shared(said, form.apply(each))).thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(said, form.apply(best)) <= Math.max(2, said.length() / 3))
                .map(best -> "; did you mean '" + best + "'?").orElse("");
    }

    /** How many letters of the name the other has too: {@code taks} is rather {@code tasks} than {@code tags}. */
    private static long shared(String name, String other) {
        return name.chars().filter(c -> other.indexOf(c) >= 0).count();
    }

    /** How many characters have to be put in, left out or exchanged. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
