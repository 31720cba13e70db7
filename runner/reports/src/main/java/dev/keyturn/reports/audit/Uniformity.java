package dev.keyturn.reports.audit;

import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.HostList;
import dev.keyturn.windows.state.TlsSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings that hosts of a group do not have in common: who has what, the majority first.
 *
 * @param hosts    the hosts that were compared
 * @param settings by the setting's id, each text with the hosts that have it; only settings of which there is more than one text
 */
public record Uniformity(List<String> hosts, Map<String, Map<String, List<String>>> settings) {
    /**
     * What Exchange's script for Extended Protection compares between servers: the values of TLS 1.0 to 1.2 and of .NET Framework 4, absent ones
     * too. Source: microsoft/CSS-Exchange at f88378b.
     */
    private static final Pattern EXTENDED_PROTECTION = Pattern.compile("schannel/TLS 1\\.[012]/.*|dotnet/v4\\.0\\.30319/.*");
    private static final int WIDTH = 60;

    /** Compares hosts that were looked at. */
    public static Uniformity of(List<Audited> all) {
        List<Audited> found = Audited.found(all);
        Map<String, Map<String, List<String>>> settings = new LinkedHashMap<>();
        for (Audited host : found) {
            for (TlsSetting setting : host.tls().orElseThrow().settings()) {
                settings.computeIfAbsent(setting.id(), id -> new LinkedHashMap<>());
            }
        }
        for (Audited host : found) {
            Map<String, String> texts = host.tls().orElseThrow().settingTexts();
            settings.forEach((id, by) -> by.computeIfAbsent(texts.getOrDefault(id, "absent"), text -> new ArrayList<>()).add(host.host()));
        }
        settings.values().removeIf(by -> by.size() < 2);
        return new Uniformity(found.stream().map(Audited::host).toList(), settings);
    }

    /** Whether all have everything in common. */
    public boolean uniform() {
        return settings.isEmpty();
    }

    private boolean concernsExtendedProtection() {
        return settings.keySet().stream().anyMatch(id -> EXTENDED_PROTECTION.matcher(id).matches());
    }

    /** For people: each setting, what the most have, and who has something else. */
    public List<String> lines() {
        if (hosts.size() < 2) {
            return List.of("there is nothing to compare: " + HostList.count(hosts.size(), "host") + " could be looked at");
        }
        if (uniform()) {
            return List.of("ok: " + HostList.of(hosts) + " have all settings in common");
        }
        List<String> lines = new ArrayList<>();
        settings.forEach((id, by) -> {
            List<Map.Entry<String, List<String>>> most = by.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> e) -> e.getValue().size()).reversed()).toList();
            boolean even = most.get(0).getValue().size() == most.get(1).getValue().size();
            lines.add(id + (EXTENDED_PROTECTION.matcher(id).matches() ? " (has to be the same for Extended Protection)" : ""));
            for (int i = 0; i < most.size(); i++) {
                String rank = even ? "" : i == 0 ? "majority: " : "outlier: ";
                lines.add("  " + rank + shortened(most.get(i).getKey()) + " (" + HostList.of(most.get(i).getValue()) + ")");
            }
        });
        lines.add("");
        lines.add(HostList.count(settings.size(), "setting") + " of " + HostList.count(hosts.size(), "host") + " differ" + (settings.size() == 1 ? "s" : "")
                + (concernsExtendedProtection() ? "; before Extended Protection is turned on, all Exchange servers need these equal" : ""));
        return lines;
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "… (" + text.length() + " characters)";
    }

    /** Who differs from most of the others, in any setting. */
    public Set<String> outliers() {
        return settings.values().stream().flatMap(by -> by.values().stream().sorted(Comparator.comparingInt((List<String> h) -> h.size()).reversed()).skip(1))
                .flatMap(List::stream).collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
