package dev.keyturn.reports.audit;

import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.state.DotNetState;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.Rating;
import dev.keyturn.windows.state.RoleState;
import dev.keyturn.windows.state.WinHttpState;
import dev.keyturn.windows.tables.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows hosts as a table: both verdicts, what is in force, and what each protocol comes to. Of many hosts, those that are alike share a line. */
final class AuditTable {
    private static final List<Protocol> SHOWN = List.of(Protocol.SSL_3_0, Protocol.TLS_1_0, Protocol.TLS_1_1, Protocol.TLS_1_2, Protocol.TLS_1_3);
    private static final int FOLDED_FROM = 11;

    private final Painter painter;

    AuditTable(Painter painter) {
        this.painter = painter;
    }

    /** The lines of the table; alike hosts each with a line of its own if there are few, or all are asked for. */
    List<String> lines(List<Audited> hosts, boolean each) {
        List<List<String>> rows = new ArrayList<>();
        List<Rating> ratings = new ArrayList<>();
        Map<List<String>, List<Audited>> alike = new LinkedHashMap<>();
        for (Audited host : hosts) {
            List<String> key = new ArrayList<>(cells(host.tls().orElseThrow()));
            key.add(each || hosts.size() < FOLDED_FROM ? host.host() : host.tls().get().what());
            alike.computeIfAbsent(key, any -> new ArrayList<>()).add(host);
        }
        alike.forEach((key, same) -> {
            List<String> row = new ArrayList<>(key.subList(0, key.size() - 1));
            HostTls first = same.get(0).tls().orElseThrow();
            row.add(HostList.of(same.stream().map(Audited::host).toList()) + " (" + first.what() + ")");
            rows.add(row);
            ratings.add(first.judgement().rating());
        });
        return laidOut(rows, ratings);
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("OURS", "HEALTHCHECKER", "IN FORCE"));
        SHOWN.forEach(protocol -> header.add(protocol.label()));
        header.addAll(List.of("WINHTTP", ".NET 4", "HOSTS"));
        return header;
    }

    private List<String> laidOut(List<List<String>> rows, List<Rating> ratings) {
        List<String> header = header();
        int[] widths = new int[header.size() - 1];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(header.get(column).length(), rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>(List.of(line(header, widths)));
        for (int row = 0; row < rows.size(); row++) {
            lines.add(painted(ratings.get(row), line(rows.get(row), widths)));
        }
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(row.get(column)).append(" ".repeat(widths[column] - row.get(column).length() + 2));
        }
        return line.append(row.get(widths.length)).toString();
    }

    /** A line about something that is judged so. */
    String painted(Rating rating, String text) {
        return switch (rating) {
            case GOOD -> painter.status(Status.OK, text);
            case NONE -> text;
            case WEAK -> painter.status(Status.CHANGED, text);
            case UNKNOWN -> painter.warning(text);
            case BAD -> painter.status(Status.FAILED, text);
        };
    }

    private static List<String> cells(HostTls tls) {
        List<String> cells = new ArrayList<>(List.of(tls.judgement().rating().label(), theirs(tls.healthChecker()), tls.inForce().label()));
        SHOWN.forEach(protocol -> cells.add(effective(tls.protocol(protocol))));
        cells.add(tls.winHttp().stream().map(WinHttpState::maskText).distinct().collect(Collectors.joining("/")));
        cells.add(tls.dotNet().stream().filter(view -> view.version().startsWith("v4")).map(AuditTable::dotNet).distinct().collect(Collectors.joining("/")));
        return cells;
    }

    /** In brackets where HealthChecker would not be run. */
    private static String theirs(HealthChecker theirs) {
        return theirs.applies() ? theirs.grade().label() : "(" + theirs.grade().label() + ")";
    }

    private static String effective(ProtocolState protocol) {
        String client = word(protocol.client());
        String server = word(protocol.server());
        return client.equals(server) ? client : client + "/" + server;
    }

    private static String word(RoleState role) {
        return switch (role.effective()) {
            case UNSUPPORTED -> "-";
            case UNKNOWN -> "?";
            default -> role.effective().shortLabel();
        };
    }

    private static String dotNet(DotNetState view) {
        return view.installed() ? view.setting().name().toLowerCase(Locale.ROOT) : "-";
    }
}
