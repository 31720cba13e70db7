package dev.keyturn.reports.audit;

import dev.keyturn.reports.HostList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sentences with the hosts they hold for. Two that hold for the same hosts and differ in the role or the view alone become one. */
final class Twins {
    private static final String[][] PAIRS = {{" client ", " server ", " client and server "}, {" (64-bit)", " (32-bit)", " (both views)"}};

    private final Map<String, List<String>> hosts = new LinkedHashMap<>();

    void add(String sentence, String host) {
        hosts.computeIfAbsent(sentence, any -> new ArrayList<>()).add(host);
    }

    /** Each sentence with its hosts, in the order in which they came. */
    List<String> lines() {
        Map<String, List<String>> left = new LinkedHashMap<>(hosts);
        List<String> lines = new ArrayList<>();
        for (String sentence : hosts.keySet()) {
            List<String> own = left.remove(sentence);
            if (own != null) {
                lines.add(joined(sentence, own, left) + " (" + HostList.of(own) + ")");
            }
        }
        return lines;
    }

    private static String joined(String sentence, List<String> own, Map<String, List<String>> left) {
        for (String[] pair : PAIRS) {
            String mine = sentence.contains(pair[0]) ? pair[0] : pair[1];
            String twin = sentence.replace(mine, mine.equals(pair[0]) ? pair[1] : pair[0]);
            if (!twin.equals(sentence) && own.equals(left.get(twin))) {
                left.remove(twin);
                return sentence.replace(mine, pair[2]);
            }
        }
        return sentence;
    }
}
