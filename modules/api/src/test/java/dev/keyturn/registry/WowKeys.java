package dev.keyturn.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys of the table of spellings: shared and redirected ones of every hive, and those beside them. */
public final class WowKeys {
    static final String TABLE = "/dev/keyturn/registry/wow-keys.csv";

    private WowKeys() {
    }

    /** The keys, each as often as it has spellings in the table. */
    public static List<RegistryPath> all() {
        return spellings().stream().map(RegistryPath::parse).toList();
    }

    /** The spellings. */
    public static List<String> spellings() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(WowKeys.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")[0]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
