package dev.keyturn.store.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How lines are chained: each ends in the SHA-256 of the line before's and of its own text. A line is a JSON object whose last field is that
 * seal, so its text is everything before {@code ,"seal":}.
 */
final class Chain {
    private static final String SEAL = ",\"seal\":\"";
    private static final int DIGITS = 64;

    private final MessageDigest digest;
    private String seal;

    /** Begins with what the file is called by, so that a file under another name does not verify. */
    Chain(String name) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        seal = hash(name, "");
    }

    private String hash(String before, String text) {
        digest.update(before.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The seal of the last line. */
    String seal() {
        return seal;
    }

    /** Seals a JSON object, and gives it as the next line, without its end. */
    String sealed(String object) {
        String text = object.substring(0, object.length() - 1);
        seal = hash(seal, text);
        return text + SEAL + seal + "\"}";
    }

    /** Whether this is the next line, as it was sealed. */
    boolean accepts(String line) {
        int end = line.length() - SEAL.length() - DIGITS - "\"}".length();
        if (end < 1 || !line.startsWith(SEAL, end) || !line.endsWith("\"}")) {
            return false;
        }
        String found = line.substring(end + SEAL.length(), line.length() - 2);
        String expected = hash(seal, line.substring(0, end));
        if (!found.equals(expected)) {
            return false;
        }
        seal = expected;
        return true;
    }
}
