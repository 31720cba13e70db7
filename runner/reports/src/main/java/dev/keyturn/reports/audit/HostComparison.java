package dev.keyturn.reports.audit;

import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.HostList;
import dev.keyturn.windows.state.DotNetState;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.Judgement;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.Rating;
import dev.keyturn.windows.state.RoleState;
import dev.keyturn.windows.state.WinHttpState;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two hosts beside each other.
 *
 * @param hosts   both names
 * @param effects what Windows makes of their settings where that differs, {@code TLS 1.2 server: on | off}
 * @param values  the settings that differ
 * @param alike   how many settings are the same, absent ones too
 */
public record HostComparison(List<String> hosts, List<Line> effects, List<Line> values, int alike) {
    private static final String HOST = "host";

    /** Something that differs, and what it is on each. */
    public record Line(String what, String first, String second) {
    }

    /** Compares two hosts that were looked at. */
    public static HostComparison of(Audited first, Audited second) {
        HostTls one = first.tls().orElseThrow();
        HostTls other = second.tls().orElseThrow();
        List<Line> effects = new ArrayList<>();
        differing(effects, HOST, one.what(), other.what());
        for (ProtocolState protocol : one.protocols()) {
            other.protocols().stream().filter(each -> each.name().equalsIgnoreCase(protocol.name())).forEach(each -> protocols(effects, protocol, each));
        }
        programs(effects, programs(one), programs(other));
        part(effects, "verdict", "", "", one.judgement(), other.judgement());
        return settings(new HostComparison(List.of(first.host(), second.host()), effects, List.of(), 0), one.settingTexts(), other.settingTexts());
    }

    private static void protocols(List<Line> lines, ProtocolState one, ProtocolState other) {
        int known = lines.size();
        one.roles().forEach(role -> part(lines, one.name() + " " + role.role().label().toLowerCase(Locale.ROOT), effect(role),
                effect(other.role(role.role())), role.judgement(), other.role(role.role()).judgement()));
        if (lines.size() == known) {
            part(lines, one.name(), "", "", one.judgement(), other.judgement());
        }
    }

    /** What a part is and how it is judged, where one of the two differs. */
    private static void part(List<Line> lines, String what, String first, String second, Judgement one, Judgement other) {
        boolean judged = one.rating() != other.rating();
        differing(lines, what, words(first, one, judged), words(second, other, judged));
    }

    private static String words(String is, Judgement judgement, boolean judged) {
        String why = judgement.rating() == Rating.GOOD || judgement.reason().isEmpty() ? "" : " (" + judgement.reason() + ")";
        return !judged ? is : is + (is.isEmpty() ? "" : ", ") + judgement.rating().label() + why;
    }

    private static String offered(WinHttpState view) {
        if (view.mask().isEmpty()) {
            return "unknown";
        }
        List<Protocol> offered = view.offered().stream().filter(each -> !view.blocked().contains(each)).toList();
        return offered.isEmpty() ? "offers nothing" : "offers " + String.join(", ", offered.stream().map(Protocol::label).toList());
    }

    private static String told(DotNetState view) {
        return view.installed() ? view.protocols().words(Role.CLIENT) : "not installed";
    }

    /** What a part of a host comes to, and how that is judged. */
    private record Part(String is, Judgement judgement) {
    }

    private static Map<String, Part> programs(HostTls host) {
        Map<String, Part> programs = new LinkedHashMap<>();
        host.winHttp().forEach(view -> programs.put("WinHTTP (" + view.view().label() + ")", new Part(offered(view), view.judgement())));
        host.dotNet().forEach(view -> programs.put(".NET " + view.version() + " (" + view.view().label() + ")", new Part(told(view), view.judgement())));
        return programs;
    }

    /** What both have, and after it what one of the hosts does not have at all, as a 32-bit Windows has no second view. */
    private static void programs(List<Line> lines, Map<String, Part> first, Map<String, Part> second) {
        first.forEach((what, one) -> Optional.ofNullable(second.get(what))
                .ifPresent(other -> part(lines, what, one.is(), other.is(), one.judgement(), other.judgement())));
        first.forEach((what, one) -> {
            if (!second.containsKey(what)) {
                lines.add(new Line(what, one.is(), "not there"));
            }
        });
        second.forEach((what, other) -> {
            if (!first.containsKey(what)) {
                lines.add(new Line(what, "not there", other.is()));
            }
        });
    }

    private static String effect(RoleState role) {
        return role.effective().shortLabel() + ", " + role.state().label();
    }

    private static void differing(List<Line> lines, String what, String first, String second) {
        if (!first.equals(second)) {
            lines.add(new Line(what, first, second));
        }
    }

    private static HostComparison settings(HostComparison begun, Map<String, String> first, Map<String, String> second) {
        Set<String> ids = new LinkedHashSet<>(first.keySet());
        ids.addAll(second.keySet());
        List<Line> lines = new ArrayList<>();
        ids.forEach(id -> differing(lines, id, first.getOrDefault(id, "absent"), second.getOrDefault(id, "absent")));
        return new HostComparison(begun.hosts, begun.effects, lines, ids.size() - lines.size());
    }

    /** Whether all settings are the same, and what comes of them. Other products are none: two hosts may well be of different versions. */
    public boolean same() {
        return values.isEmpty() && effects.stream().allMatch(line -> line.what().equals(HOST));
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(hosts.get(0) + " | " + hosts.get(1));
        section(lines, "WHAT COMES OF IT", effects);
        section(lines, "SETTINGS", values);
        lines.add("");
        lines.add((values.isEmpty() ? (same() ? "ok: all " : "not ok: all ") + HostList.count(alike, "setting") + " are the same"
                + (same() ? "" : ", and yet not what comes of them") : HostList.count(values.size(), "setting") + " differ"
                + (values.size() == 1 ? "s" : "") + ", " + alike + " are the same") + ", absent ones counted");
        return lines;
    }

    private static void section(List<String> lines, String title, List<Line> of) {
        if (!of.isEmpty()) {
            lines.add("");
            lines.add(title);
            of.forEach(line -> lines.add(line.what() + ": " + line.first() + " | " + line.second()));
        }
    }
}
