package dev.keyturn.windows.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that a user may have meant, where a module has to say so: what argument types alone can say is checked before a module sees it. */
public final class Nearest {
    private Nearest() {
    }

    /** {@code "; did you mean 'x'?"}, or nothing where no known name is close. Case does not count. */
    public static String hint(String name, Collection<String> known) {
        return known.stream().min(Comparator.<String>comparingInt(each -> distance(name, each)).thenComparing(Comparator.naturalOrder()))
                .filter(best -> distance(name, best) <= Math.max(2, name.length() / 3)).map(best -> "; did you mean '" + best + "'?").orElse("");
    }

    /** How many characters have to be put in, left out or exchanged. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                } else {
                    int exchanged = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    steps[i][j] = Math.min(exchanged, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
