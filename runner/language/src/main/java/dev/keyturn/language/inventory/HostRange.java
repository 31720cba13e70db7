package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes ranges out: {@code web[01:03]}, {@code db-[a:c]}, {@code n[0:10:5]}, several in one name. Both ends belong to a range. */
final class HostRange {
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{0,9}):([0-9]{1,9})(?::([0-9]{1,9}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z]):([A-Za-z])(?::([0-9]{1,9}))?");
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MOST = 100_000;

    private HostRange() {
    }

    /** All names; none, with the problem noted, if a range cannot be read. */
    static List<String> expand(String written, Place place, Problems problems) {
        try {
            List<String> names = List.of("");
            Matcher brackets = BRACKETS.matcher(written);
            int at = 0;
            while (brackets.find()) {
                names = joined(names, List.of(literal(written.substring(at, brackets.start()))));
                names = joined(names, items(brackets.group(1)));
                at = brackets.end();
            }
            return joined(names, List.of(literal(written.substring(at))));
        } catch (IllegalArgumentException mistake) {
            problems.error(place, "found '" + written + "' as a host; " + mistake.getMessage());
            return List.of();
        }
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw tooMany();
        }
        List<String> all = new ArrayList<>(heads.size() * tails.size());
        heads.forEach(head -> tails.forEach(tail -> all.add(head + tail)));
        return all;
    }

    private static String literal(String text) {
        if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
            throw new IllegalArgumentException("a bracket stands alone; expected a range such as '[01:10]'");
        } else if (text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a ':' stands in a range, or once before a port");
        }
        return text;
    }

    private static List<String> items(String range) {
        Matcher numbers = NUMBERS.matcher(range);
        if (numbers.matches()) {
            String first = numbers.group(1).isEmpty() ? "0" : numbers.group(1);
            String last = numbers.group(2);
            boolean padded = first.length() > 1 && first.startsWith("0");
            if (padded && first.length() != last.length()) {
                throw new IllegalArgumentException("with leading zeros both ends of the range '[" + range + "]' need the same number of digits");
            }
            String form = padded ? "%0" + first.length() + "d" : "%d";
            return items(range, new long[] {Long.parseLong(first), Long.parseLong(last), step(numbers.group(3))}, each -> String.format(form, each));
        }
        Matcher letters = LETTERS.matcher(range);
        if (letters.matches()) {
            long[] bounds = {ALPHABET.indexOf(letters.group(1)), ALPHABET.indexOf(letters.group(2)), step(letters.group(3))};
            return items(range, bounds, each -> ALPHABET.substring((int) each, (int) each + 1));
        }
        throw new IllegalArgumentException("'[" + range + "]' is no range; expected one such as '[01:10]', '[a:f]' or, with a step, '[0:10:2]'");
    }

    private static long step(String step) {
        return step == null ? 1 : Long.parseLong(step);
    }

    private static List<String> items(String range, long[] bounds, LongFunction<String> text) {
        if (bounds[0] > bounds[1] || bounds[2] == 0) {
            throw new IllegalArgumentException("the range '[" + range + "]' "
                    + (bounds[2] == 0 ? "has a step of 0; expected 1 or more" : "ends before it begins"));
        } else if ((bounds[1] - bounds[0]) / bounds[2] >= MOST) {
            throw tooMany();
        }
        List<String> all = new ArrayList<>();
        for (long i = bounds[0]; i <= bounds[1]; i += bounds[2]) {
            all.add(text.apply(i));
        }
        return all;
    }

    private static IllegalArgumentException tooMany() {
        return new IllegalArgumentException("its ranges stand for more than " + MOST + " hosts");
    }
}
