package dev.keyturn.reports.form;

import dev.keyturn.reports.form.Matrix.Row;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.DotNetReleases;
import dev.keyturn.windows.tables.ExchangeProducts;
import dev.keyturn.windows.tables.ExchangeSupport;
import dev.keyturn.windows.tables.ExchangeSupports;
import dev.keyturn.windows.tables.ExchangeVersion;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.PrerequisiteUpdates;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SchannelValues;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that modules decide with, as they are printed. */
public final class Matrices {
    private static final String NONE = "-";

    private Matrices() {
    }

    /** What is known of Windows: defaults, cipher suites, updates, and what values mean. */
    public static List<Matrix> windows() {
        return List.of(builds(), suites(), updates(), meanings(), switches());
    }

    /** What is known of Exchange: floors, what it is supported on, and its builds. */
    public static List<Matrix> exchange() {
        return List.of(products(), support(), cumulativeUpdates());
    }

    /** What is known of .NET Framework. */
    public static List<Matrix> dotNet() {
        return List.of(new Matrix("releases", ".NET Framework by the lowest Release number of NDP\\v4\\Full that means it",
                List.of("version", "release", "needs, to heed SystemDefaultTlsVersions"), DotNetReleases.all().values().stream()
                        .map(r -> new Row(List.of(r.version(), String.valueOf(r.release()), r.needs().orElse(NONE)), r.source())).toList()));
    }

    private static Matrix builds() {
        List<String> columns = new ArrayList<>(List.of("build", "Windows"));
        Stream.of(Protocol.values()).map(Protocol::label).forEach(columns::add);
        columns.add("WinHTTP");
        List<Row> rows = new ArrayList<>();
        for (WindowsBuild build : WindowsBuilds.all().values()) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(build.build()), build.names()));
            Stream.of(Protocol.values()).map(protocol -> state(build, protocol)).forEach(cells::add);
            cells.add("0x" + Integer.toHexString(build.winHttp()).toUpperCase(Locale.ROOT));
            rows.add(new Row(cells, build.source()));
        }
        return new Matrix("defaults", "What Windows does from a build on where the registry says nothing (client/server where they differ; - is not"
                + " supported), and what WinHTTP offers", columns, rows);
    }

    private static String state(WindowsBuild build, Protocol protocol) {
        String client = word(build.defaultOf(protocol, Role.CLIENT));
        String server = word(build.defaultOf(protocol, Role.SERVER));
        return client.equals(server) ? client : client + "/" + server;
    }

    private static String word(OsDefault state) {
        return switch (state) {
            case ENABLED -> "on";
            case DISABLED -> "off";
            case UNSUPPORTED -> NONE;
        };
    }

    /** One column a build; a number is the place of a suite in that build's order. */
    private static Matrix suites() {
        List<CipherSuites.Defaults> all = List.copyOf(CipherSuites.all().values());
        List<String> columns = new ArrayList<>(List.of("cipher suite"));
        all.forEach(row -> columns.add(String.valueOf(row.build())));
        Set<String> names = new LinkedHashSet<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).suites().stream().map(CipherSuite::name).forEach(names::add);
        }
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<String> cells = new ArrayList<>(List.of(name));
            all.forEach(row -> cells.add(place(row, name)));
            rows.add(new Row(cells, ""));
        }
        all.forEach(row -> rows.add(new Row(Stream.concat(Stream.of(row.names() + (row.until() > row.build() ? ", up to build " + row.until() : "")),
                all.stream().map(each -> each == row ? "*" : "")).toList(), row.source())));
        return new Matrix("cipher_suites", "Cipher suites that a build has on by default, by their place in its order (curves left out; NULL only"
                + " where a program asks for it)", columns, rows);
    }

    private static String place(CipherSuites.Defaults row, String name) {
        List<String> order = row.suites().stream().map(CipherSuite::name).distinct().toList();
        return order.contains(name) ? String.valueOf(order.indexOf(name) + 1) : NONE;
    }

    private static Matrix updates() {
        return new Matrix("updates", "Updates that something needs; whether one is there, no registry tells, and no list of updates proves that it is"
                + " missing", List.of("update", "builds", "for", "what"), PrerequisiteUpdates.all().stream()
                        .map(u -> new Row(List.of(u.update(), range(u.windows(), u.until()), u.purpose().name().toLowerCase(Locale.ROOT), u.what()),
                                u.source())).toList());
    }

    private static String range(Optional<Integer> first, Optional<Integer> last) {
        return first.map(f -> last.filter(l -> !l.equals(f)).map(l -> f + "-" + l).orElse(String.valueOf(f))).orElse(NONE);
    }

    private static Matrix meanings() {
        return new Matrix("protocol_values", "What the two values of a protocol's role mean",
                List.of("Enabled", "DisabledByDefault", "usable", "offered", "means"), SchannelValues.all().stream().map(m -> new Row(List.of(lower(m.enabled()), lower(m.disabledByDefault()), lower(m.usable()),
                        lower(m.offered()), m.means()), m.source())).toList());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Matrix switches() {
        return new Matrix("switches", "Which numbers turn something on and off", List.of("where", "on", "off", "counts as on"),
                SwitchValues.all().stream().map(s -> new Row(List.of(lower(s.area()), number(s.on()), number(s.off()), s.readsOn()), s.source()))
                        .toList());
    }

    private static String number(long value) {
        return value > 9 ? "0x" + Long.toHexString(value).toUpperCase(Locale.ROOT) : String.valueOf(value);
    }

    private static Matrix products() {
        return new Matrix("products", "From which build on an Exchange can have TLS 1.2 on, TLS 1.0 and 1.1 off, and supports TLS 1.3",
                List.of("Exchange", "TLS 1.2 on", "TLS 1.0 and 1.1 off", "TLS 1.3", "from Windows build"), ExchangeProducts.all().stream()
                        .map(p -> new Row(List.of(p.product(), p.floor(p.tls12()), p.floor(p.legacyOff()), p.tls13().map(p::floor).orElse(NONE),
                                p.tls13().isPresent() ? String.valueOf(p.tls13Os()) : NONE), p.source())).toList());
    }

    private static Matrix support() {
        return new Matrix("support", "What an Exchange is supported on",
                List.of("Exchange", "update", "Windows builds", ".NET Framework", "recommended"), ExchangeSupports.all().stream().map(s -> new Row(List.of(s.product(), s.updates(),
                        s.windows().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        s.dotNet().isEmpty() ? "no source says" : String.join(" ", s.dotNet()), recommended(s)), s.source())).toList());
    }

    private static String recommended(ExchangeSupport row) {
        return row.recommended().orElse(NONE) + row.exceptions().entrySet().stream().map(each -> ", " + each.getValue() + " on " + each.getKey())
                .collect(Collectors.joining());
    }

    private static Matrix cumulativeUpdates() {
        List<Row> rows = new ArrayList<>();
        ExchangeProducts.all().forEach(p -> p.names().forEach((ExchangeVersion build, String name) ->
                rows.add(new Row(List.of(p.product(), name, build.toString()), p.source()))));
        return new Matrix("builds", "The build that a cumulative update of Exchange came with", List.of("Exchange", "update", "build"), rows);
    }
}
