package dev.keyturn.windows.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of what Exchange's cumulative updates are supported on, read from its resource when it is first asked. */
public final class ExchangeSupports {
    private static final String RESOURCE = "exchange-support.yml";

    private ExchangeSupports() {
    }

    private static final class Table {
        private static final List<ExchangeSupport> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The row of a build; empty for one that the table does not cover. */
    public static Optional<ExchangeSupport> of(ExchangeVersion build) {
        Optional<String> product = ExchangeProducts.of(build).map(ExchangeProduct::product);
        return Table.ROWS.stream().filter(row -> product.equals(Optional.of(row.product())) && row.covers(build)).findFirst();
    }

    /** All rows, in the order of the table. */
    public static List<ExchangeSupport> all() {
        return Table.ROWS;
    }

    static List<ExchangeSupport> rows(List<TableRow> table) {
        List<ExchangeSupport> rows = new ArrayList<>();
        for (TableRow row : table) {
            row.only("product", "from", "until", "windows", "dotnet", "recommended", "except", "source");
            ExchangeProduct product = ExchangeProducts.called(row.text("product")).orElseThrow(() -> row.wrong("product", "unknown product"));
            ExchangeVersion from = named(product, row, "from");
            Optional<ExchangeVersion> until = row.find("until").map(name -> named(product, row, "until"));
            rows.add(new ExchangeSupport(product.product(), updates(row), from, until.map(last -> product.names().higherKey(last)),
                    row.numbers("windows"), versions(row), row.find("recommended"), exceptions(row), row.text("source")));
        }
        return List.copyOf(rows);
    }

    private static String updates(TableRow row) {
        String from = row.text("from");
        return row.find("until").map(last -> last.equals(from) ? from : from + " to " + last).orElse(from + " and later");
    }

    private static ExchangeVersion named(ExchangeProduct product, TableRow row, String column) {
        String name = row.text(column);
        return product.names().entrySet().stream().filter(each -> each.getValue().equals(name)).map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> row.wrong(column, "Exchange " + product.product() + " has no cumulative update '" + name + "'"));
    }

    private static List<String> versions(TableRow row) {
        List<String> versions = row.words("dotnet");
        versions.stream().filter(version -> !version.equals("3.5") && DotNetReleases.called(version).isEmpty()).findFirst().ifPresent(version -> {
            throw row.wrong("dotnet", "unknown version '" + version + "' of .NET Framework");
        });
        return versions;
    }

    private static Map<Integer, String> exceptions(TableRow row) {
        TableRow exception = row.row("except").only("windows", "recommended");
        Map<Integer, String> exceptions = new HashMap<>();
        exception.numbers("windows").forEach(build -> exceptions.put(build, exception.text("recommended")));
        return exceptions;
    }
}
