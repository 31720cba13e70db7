package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compares runs' reports. */
public final class Reports {
    private Reports() {
    }

    /** Changes, counters, statuses and messages; not the times, the run's name, whether a marker was left, and what the way to the host cost. */
    public static void assertSame(JsonNode predicted, JsonNode made) {
        assertEquals(texts(predicted.get("plays").findValues("tasks")), texts(made.get("plays").findValues("tasks")));
        assertEquals(hosts(predicted), hosts(made));
    }

    private static String hosts(JsonNode report) {
        List<JsonNode> hosts = new ArrayList<>();
        report.get("hosts").forEach(host -> hosts.add(((ObjectNode) host.deepCopy()).without(List.of("restart", "cost"))));
        return texts(hosts);
    }

    private static String texts(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::toPrettyString).collect(Collectors.joining("\n")).replaceAll("since \\d{4}-\\S+", "since then")
                .replaceAll("run \\d{8}T\\S+", "run R");
    }
}
