package dev.keyturn.windows.tables;

import java.util.Comparator;

/** An Exchange build as its four numbers, {@code 15.1.2507.6}. Builds compare number by number, never as text. */
public record ExchangeVersion(long major, long minor, long build, long revision) implements Comparable<ExchangeVersion> {
    private static final Comparator<ExchangeVersion> ORDER = Comparator.comparingLong(ExchangeVersion::major)
            .thenComparingLong(ExchangeVersion::minor).thenComparingLong(ExchangeVersion::build).thenComparingLong(ExchangeVersion::revision);

    /**
     * Reads four numbers joined by periods.
     *
     * @throws IllegalArgumentException if the text is something else
     */
    public static ExchangeVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is no Exchange build such as 15.1.2507.6");
        }
        return new ExchangeVersion(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    @Override
    public int compareTo(ExchangeVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
