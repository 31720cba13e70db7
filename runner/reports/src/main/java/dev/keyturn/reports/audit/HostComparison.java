package dev.keyturn.reports.audit;

import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.HostList;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.RoleState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** Something that differs, and what it is on each. */
    public record Line(String what, String first, String second) {
    }

    /** Compares two hosts that were looked at. */
    public static HostComparison of(Audited first, Audited second) {
        HostTls one = first.tls().orElseThrow();
        HostTls other = second.tls().orElseThrow();
        List<Line> effects = new ArrayList<>();
        differing(effects, "host", one.what(), other.what());
        for (ProtocolState protocol : one.protocols()) {
            other.protocols().stream().filter(each -> each.name().equalsIgnoreCase(protocol.name())).forEach(each -> protocol.roles().forEach(role ->
                    differing(effects, protocol.name() + " " + role.role().label().toLowerCase(Locale.ROOT), effect(role), effect(each.role(role.role())))));
        }
        differing(effects, "verdict", one.judgement().rating().label(), other.judgement().rating().label());
        return settings(new HostComparison(List.of(first.host(), second.host()), effects, List.of(), 0), one.settingTexts(), other.settingTexts());
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

    /** Whether all settings are the same. */
    public boolean same() {
        return values.isEmpty();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(hosts.get(0) + " | " + hosts.get(1));
        section(lines, "WHAT COMES OF IT", effects);
        section(lines, "SETTINGS", values);
        lines.add("");
        lines.add((same() ? "ok: all " + HostList.count(alike, "setting") + " are the same" : HostList.count(values.size(), "setting") + " differ"
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
