package dev.keyturn.windows.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The table of builds, read from its resource when it is first asked. */
public final class WindowsBuilds {
    private static final String RESOURCE = "windows-builds.yml";

    private WindowsBuilds() {
    }

    private static final class Table {
        private static final NavigableMap<Integer, WindowsBuild> ROWS = read();
    }

    /** The row for a build number; empty for one older than the table. */
    public static Optional<WindowsBuild> of(int build) {
        return Optional.ofNullable(Table.ROWS.floorEntry(build)).map(Map.Entry::getValue);
    }

    /** All rows by their lowest build number, ascending. */
    public static NavigableMap<Integer, WindowsBuild> all() {
        return java.util.Collections.unmodifiableNavigableMap(Table.ROWS);
    }

    private static NavigableMap<Integer, WindowsBuild> read() {
        NavigableMap<Integer, WindowsBuild> rows = new TreeMap<>();
        try (InputStream in = WindowsBuilds.class.getResourceAsStream(RESOURCE)) {
            for (JsonNode row : new YAMLMapper().readTree(in)) {
                int build = row.required("build").intValue();
                JsonNode protocols = row.required("protocols");
                rows.put(build, new WindowsBuild(build, row.required("names").textValue(), defaults(protocols, Role.CLIENT),
                        defaults(protocols, Role.SERVER), row.required("winhttp").intValue(), row.required("source").textValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + RESOURCE + " cannot be read", e);
        }
        return rows;
    }

    private static Map<Protocol, OsDefault> defaults(JsonNode protocols, Role role) {
        Map<Protocol, OsDefault> defaults = new EnumMap<>(Protocol.class);
        protocols.properties().forEach(entry -> {
            JsonNode value = entry.getValue().isObject() ? entry.getValue().required(role.name().toLowerCase(Locale.ROOT)) : entry.getValue();
            defaults.put(protocol(entry.getKey()), OsDefault.valueOf(value.textValue().toUpperCase(Locale.ROOT)));
        });
        return defaults;
    }

    private static Protocol protocol(String label) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.label().equals(label)) {
                return protocol;
            }
        }
        throw new IllegalStateException("the table " + RESOURCE + " names an unknown protocol '" + label + "'");
    }
}
