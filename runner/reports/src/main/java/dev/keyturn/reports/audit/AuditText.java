package dev.keyturn.reports.audit;

import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.Judgement;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.Rating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An audit for people: a table of the hosts, why some are not good, and where HealthChecker would say something else. */
public final class AuditText {
    private final AuditTable table;
    private final boolean each;

    /** With a line for each host, however many there are, if each is asked for. */
    public AuditText(Painter painter, boolean each) {
        this.table = new AuditTable(painter);
        this.each = each;
    }

    /** All lines. */
    public List<String> lines(List<Audited> all) {
        List<String> lines = new ArrayList<>();
        all.stream().filter(host -> host.tls().isEmpty()).map(Audited::lostLine).forEach(lines::add);
        List<Audited> found = Audited.found(all);
        if (found.isEmpty()) {
            return lines;
        }
        lines.addAll(table.lines(found, each));
        section(lines, "WHY", why(found));
        section(lines, "WHERE HEALTHCHECKER WOULD SAY SOMETHING ELSE", elsewhere(found));
        lines.add("");
        lines.add(summary(all, found));
        return lines;
    }

    private static void section(List<String> lines, String title, List<String> text) {
        if (!text.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(text);
        }
    }

    /** What is not good, the worst first, each reason once with its hosts. */
    private List<String> why(List<Audited> found) {
        Map<Rating, Twins> reasons = new TreeMap<>(Comparator.reverseOrder());
        found.forEach(host -> judgements(host.tls().orElseThrow()).filter(j -> j.rating().compareTo(Rating.GOOD) > 0).distinct()
                .forEach(j -> reasons.computeIfAbsent(j.rating(), any -> new Twins()).add(j.reason(), host.host())));
        List<String> lines = new ArrayList<>();
        reasons.forEach((rating, twins) -> twins.lines().forEach(line -> lines.add(table.painted(rating, rating.label() + ": " + line))));
        return lines;
    }

    /** The parts that are judged; the roles of a protocol one by one, and both if it is only together that they are not good. */
    private static Stream<Judgement> judgements(HostTls tls) {
        Stream<Judgement> protocols = tls.protocols().stream().flatMap(AuditText::roles);
        Stream<Judgement> programs = Stream.concat(tls.winHttp().stream().map(view -> view.judgement()), tls.dotNet().stream().map(view -> view.judgement()));
        return Stream.concat(protocols, programs);
    }

    private static Stream<Judgement> roles(ProtocolState protocol) {
        List<Judgement> roles = protocol.roles().stream().map(role -> role.judgement()).toList();
        boolean alone = roles.stream().anyMatch(j -> j.rating() == protocol.judgement().rating());
        return alone ? roles.stream() : Stream.of(protocol.judgement());
    }

    private static List<String> elsewhere(List<Audited> found) {
        Twins differences = new Twins();
        found.stream().filter(host -> host.tls().orElseThrow().healthChecker().applies()).forEach(host -> host.tls().get().differences()
                .forEach(d -> differences.add(d.subject() + ": ours " + d.ours() + ", HealthChecker's " + d.theirs() + ". " + d.reason(), host.host())));
        return differences.lines();
    }

    private static String summary(List<Audited> all, List<Audited> found) {
        Map<Rating, Integer> counts = new LinkedHashMap<>();
        for (Rating rating : List.of(Rating.GOOD, Rating.WEAK, Rating.UNKNOWN, Rating.BAD)) {
            counts.put(rating, (int) found.stream().filter(host -> host.tls().orElseThrow().judgement().rating() == rating).count());
        }
        StringBuilder line = new StringBuilder(HostList.count(all.size(), "host")).append(":");
        counts.forEach((rating, count) -> line.append(' ').append(count).append(' ').append(rating.label()).append(','));
        return line.append(' ').append(all.size() - found.size()).append(" not looked at").toString();
    }
}
