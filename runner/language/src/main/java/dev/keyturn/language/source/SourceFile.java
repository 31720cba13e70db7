package dev.keyturn.language.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file that a user wrote: UTF-8, of a bounded size. */
public final class SourceFile {
    private static final long MOST_BYTES = 8L << 20;

    private SourceFile() {
    }

    /** The file's text without a byte order mark; empty, with the problem noted, if it cannot be read as text. */
    public static Optional<String> read(Path file, String name, Problems problems) {
        try {
            if (Files.isDirectory(file)) {
                problems.error(Place.of(name), "this is a folder; expected a file");
                return Optional.empty();
            }
            if (isPipeOrDevice(file)) {
                problems.error(Place.of(name), "this is a pipe or a device; expected a file");
                return Optional.empty();
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                problems.error(Place.of(name), "the file has " + size + " bytes; at most " + MOST_BYTES + " are read. Is this the right file?");
                return Optional.empty();
            }
            return decode(Files.readAllBytes(file), name, problems);
        } catch (NoSuchFileException e) {
            problems.error(Place.of(name), "there is no such file");
        } catch (IOException e) {
            problems.error(Place.of(name), "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Whether something is there that is neither a file nor a folder, and so might be waited for or read without end. */
    public static boolean isPipeOrDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static Optional<String> decode(byte[] bytes, String name, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.error(Place.of(name), "the file is not UTF-8 text" + (looksUtf16(bytes) ? " but UTF-16; save it as UTF-8" : ""));
            return Optional.empty();
        }
    }

    private static boolean looksUtf16(byte[] bytes) {
        return bytes.length >= 2 && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
    }
}
