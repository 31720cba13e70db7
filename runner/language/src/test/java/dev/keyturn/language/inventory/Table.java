package dev.keyturn.language.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the tables beside these tests: in each line what is given, {@code =>}, and what comes of it. */
final class Table {
    private Table() {
    }

    static Map<String, String> of(String resource) throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        text(resource).lines().skip(1).forEach(line -> {
            int arrow = line.lastIndexOf(" => ");
            rows.put(line.substring(0, arrow), line.substring(arrow + 4));
        });
        return rows;
    }

    static String text(String resource) throws IOException {
        try (var in = Table.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An inventory with a host for each row of {@code host-values.txt}. */
    static String hostValues() throws IOException {
        StringBuilder text = new StringBuilder("[web]\n");
        of("host-values.txt").keySet().forEach(each -> text.append("h").append(text.length()).append(' ').append(each).append('\n'));
        return text.toString();
    }

    /** An inventory with a variable for each row of {@code group-values.txt}. */
    static String groupValues() throws IOException {
        StringBuilder text = new StringBuilder("h1\n[all:vars]\n");
        of("group-values.txt").keySet().forEach(each -> text.append("v").append(text.length()).append('=').append(each).append('\n'));
        return text.toString();
    }
}
