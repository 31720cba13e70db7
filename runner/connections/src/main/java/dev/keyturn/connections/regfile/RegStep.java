package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that {@code regedit} does when it imports a file.
 *
 * @param line the line that says so, from 1
 * @param kind what it does
 * @param path the key it does it to
 * @param name the value that is meant, {@code ""} for the default value; without meaning where the key is meant
 * @param data what a value is set to; empty for everything else
 */
public record RegStep(int line, Kind kind, RegistryPath path, String name, Optional<RegistryValue> data) {
    /** What can be done. */
    public enum Kind {
        /** Create the key, if it is not there. */
        KEY,
        /** Delete the key and all below it. */
        DELETE_KEY,
        /** Set a value. */
        SET,
        /** Delete a value. */
        DELETE_VALUE
    }

    /**
     * Reads what a file does, in order.
     *
     * @param file     its name, for messages
     * @param codePage how a {@code REGEDIT4} file is text outside of ASCII
     * @throws RegFormatException with every mistake and its place
     */
    public static List<RegStep> read(String file, byte[] bytes, Charset codePage) throws RegFormatException {
        List<RegStep> steps = new ArrayList<>();
        RegParser.parse(file, bytes, codePage, Optional.of(steps::add));
        return List.copyOf(steps);
    }

    /** Whether what a file says depends on the code page of the Windows that wrote it: it is of {@code REGEDIT4}, and not all ASCII. */
    public static boolean dependsOnCodePage(byte[] bytes) {
        return RegEncoding.of(bytes) == RegEncoding.ANSI && new String(bytes, StandardCharsets.ISO_8859_1).chars().anyMatch(c -> c >= 0x80);
    }
}
