package dev.keyturn.windows.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The table of Exchange products and their builds, read from its resource when it is first asked. */
public final class ExchangeProducts {
    private static final String RESOURCE = "exchange-builds.yml";

    private ExchangeProducts() {
    }

    private static final class Table {
        private static final List<ExchangeProduct> ROWS = read();
    }

    /** The product of a build; empty for a build that no row covers. */
    public static Optional<ExchangeProduct> of(ExchangeVersion build) {
        return Table.ROWS.stream().filter(p -> p.covers(build)).findFirst();
    }

    /** The product of that name, 2016 for example; empty if there is none. */
    public static Optional<ExchangeProduct> called(String product) {
        return Table.ROWS.stream().filter(p -> p.product().equals(product)).findFirst();
    }

    /** All rows, oldest product first. */
    public static List<ExchangeProduct> all() {
        return Table.ROWS;
    }

    private static List<ExchangeProduct> read() {
        List<ExchangeProduct> rows = new ArrayList<>();
        for (TableRow row : TableRow.read(RESOURCE)) {
            rows.add(product(row));
        }
        return List.copyOf(rows);
    }

    private static ExchangeProduct product(TableRow row) {
        row.only("product", "from", "until", "tls12", "legacy_off", "tls13", "caveat", "builds", "source");
        NavigableMap<ExchangeVersion, String> names = new TreeMap<>();
        TableRow builds = row.row("builds");
        builds.names().forEach(name -> names.put(version(builds, name), name));
        TableRow tls13 = row.row("tls13").only("build", "windows");
        return new ExchangeProduct(row.text("product"), version(row, "from"), version(row, "until"), version(row, "tls12"),
                version(row, "legacy_off"), tls13.find("build").map(text -> version(tls13, "build")), tls13.findNumber("windows").orElse(0),
                row.find("caveat"), names, row.text("source"));
    }

    private static ExchangeVersion version(TableRow row, String name) {
        try {
            return ExchangeVersion.parse(row.text(name));
        } catch (IllegalArgumentException e) {
            throw row.wrong(name, "'" + name + "': " + e.getMessage());
        }
    }
}
