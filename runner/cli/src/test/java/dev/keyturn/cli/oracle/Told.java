package dev.keyturn.cli.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run said, without what is meant to differ: the words of messages, the order of hosts below a task, the line that closes a loop, and
 * lines below a task whose name begins with {@code meta}, which Ansible has for some hosts only.
 *
 * @param code  the exit code
 * @param lines the banners of plays, tasks and handlers, and below each {@code status host item}
 * @param recap Ansible's counters of each host that did anything
 */
record Told(int code, String lines, Map<String, String> recap) {
    private static final Pattern BANNER = Pattern.compile("((?:PLAY|TASK|RUNNING HANDLER) \\[.*\\]) \\*+");
    private static final Pattern HOST = Pattern.compile("(ok|changed|skipping|fatal|failed): \\[(h\\d)\\](: [A-Z]+!)?"
            + "(?:(?: =>)? \\(item=(.*?)\\)(?: (?:=>.*)?)?)?(?: =>.*)?");
    private static final Pattern COUNTERS = Pattern.compile("(h\\d) +: (ok=.*?ignored=\\d+).*");

    static Told of(int code, String out) {
        List<String> lines = new ArrayList<>();
        Map<String, String> recap = new TreeMap<>();
        List<String> below = new ArrayList<>();
        String banner = "";
        for (String line : out.split("\n")) {
            Matcher next = BANNER.matcher(line);
            Matcher host = HOST.matcher(line);
            Matcher counters = COUNTERS.matcher(line);
            if (next.matches()) {
                if (!next.group(1).equals(banner) || !banner.startsWith("TASK [meta")) {
                    lines.addAll(sorted(below));
                    lines.add(next.group(1));
                }
                banner = next.group(1);
            } else if (host.matches()) {
                host(host, banner, below);
            } else if (line.startsWith("...ignoring")) {
                below.add(below.get(below.size() - 1).substring(0, 2) + " ignored");
            } else if (counters.matches() && !counters.group(2).matches("([a-z]+=0 *)+")) {
                recap.put(counters.group(1), counters.group(2).replaceAll(" +", " "));
            }
        }
        lines.addAll(sorted(below));
        return new Told(code, String.join("\n", lines), recap);
    }

    private static void host(Matcher line, String banner, List<String> below) {
        String host = line.group(2);
        boolean closesLoop = line.group(4) == null && below.stream().anyMatch(told -> told.startsWith(host + " ") && told.contains("item="));
        boolean steers = banner.startsWith("TASK [meta");
        if (!closesLoop && !steers) {
            below.add(host + " " + line.group(1).replace("fatal", "failed") + (line.group(4) == null ? "" : " item=" + line.group(4)));
        }
    }

    /** By host; what one host says keeps its order. */
    private static List<String> sorted(List<String> below) {
        List<String> all = below.stream().sorted(java.util.Comparator.comparing(told -> told.substring(0, 2))).map(told -> "  " + told).toList();
        below.clear();
        return all;
    }
}
