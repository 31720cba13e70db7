package dev.keyturn.windows.tables;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One row of the table of Exchange products.
 *
 * @param product   the product as people call it: 2010, 2013, 2016, 2019 or SE
 * @param from      the lowest build that is this product
 * @param until     the highest build that is this product
 * @param tls12     the first build that can have TLS 1.2 on
 * @param legacyOff the first build that can have TLS 1.0 and 1.1 off
 * @param tls13     the first build that supports TLS 1.3; empty if none does
 * @param tls13Os   the lowest Windows build on which it does; 0 if none does
 * @param caveat    why the build in the registry may be lower than what is installed; empty if it is good for these comparisons
 * @param names     the cumulative updates by the build they came with
 * @param source    who says so
 */
public record ExchangeProduct(String product, ExchangeVersion from, ExchangeVersion until, ExchangeVersion tls12, ExchangeVersion legacyOff,
                              Optional<ExchangeVersion> tls13, int tls13Os, Optional<String> caveat, NavigableMap<ExchangeVersion, String> names,
                              String source) {
    public ExchangeProduct {
        names = Collections.unmodifiableNavigableMap(new TreeMap<>(names));
    }

    /** Whether the build is one of this product. */
    public boolean covers(ExchangeVersion build) {
        return from.compareTo(build) <= 0 && build.compareTo(until) <= 0;
    }

    /**
     * The name of a build with its cumulative update, {@code Exchange 2016 CU23}; without it if the build is older than all of them. Where the
     * registry's build has a caveat, a build between two updates tells nothing.
     */
    public String nameOf(ExchangeVersion build) {
        Optional<String> update = caveat.isPresent() ? Optional.ofNullable(names.get(build))
                : Optional.ofNullable(names.floorEntry(build)).map(Map.Entry::getValue);
        return "Exchange " + product + update.map(n -> " " + n).orElse("");
    }

    /** A floor with its name, {@code Exchange 2016 CU9 (15.1.1466.3)}. */
    public String floor(ExchangeVersion build) {
        return nameOf(build) + " (" + build + ")";
    }
}
