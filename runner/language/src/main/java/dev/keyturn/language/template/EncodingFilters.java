package dev.keyturn.language.template;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Filters between text and bytes: Base64, digests and name-based identifiers. */
final class EncodingFilters implements FilterGroup {
    /** The namespace that Ansible's to_uuid uses unless told otherwise. */
    private static final String ANSIBLE = "361E6D51-FAEC-444A-9079-341386DA8E2E";

    @Override
    public String signatures() {
        return """
                b64encode encoding?
                b64decode encoding?
                to_uuid namespace?
                hash hashtype?
                md5
                sha1
                checksum""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        return switch (name) {
            case "b64encode" -> Base64.getEncoder().encodeToString(call.text().getBytes(charset(call)));
            case "b64decode" -> decode(call);
            case "to_uuid" -> uuid(call);
            case "hash" -> digest(call, call.text("hashtype", "sha1"));
            case "md5" -> digest(call, "md5");
            default -> digest(call, "sha1");
        };
    }

    private static Charset charset(CallExpression call) {
        String name = call.text("encoding", "utf-8");
        try {
            // Python's utf-16-le has one hyphen more than Java's
            return Charset.forName(name.toLowerCase(Locale.ROOT).replaceFirst("^(utf-?(?:16|32))-(le|be)$", "$1$2"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw call.wrong("'" + name + "' is no known encoding; use utf-8 or utf-16-le");
        }
    }

    private static String decode(CallExpression call) {
        try {
            byte[] bytes = Base64.getDecoder().decode(call.text().replaceAll("\\s+", ""));
            CharBuffer text = charset(call).newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (IllegalArgumentException broken) {
            throw call.wrong("the text is not Base64: " + PythonText.brief(call.text()));
        } catch (CharacterCodingException broken) {
            throw call.wrong("the bytes are no text in the encoding " + charset(call).name().toLowerCase(Locale.ROOT));
        }
    }

    /** A version 5 (SHA-1) name-based UUID. */
    private static String uuid(CallExpression call) {
        UUID namespace;
        try {
            namespace = UUID.fromString(call.text("namespace", ANSIBLE));
        } catch (IllegalArgumentException broken) {
            throw call.wrong("the namespace is not a UUID: " + PythonText.brief(call.get("namespace")));
        }
        byte[] name = call.text().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(16 + name.length);
        bytes.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits()).put(name);
        ByteBuffer hash = ByteBuffer.wrap(sha("SHA-1", bytes.array()));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static String digest(CallExpression call, String type) {
        String algorithm = switch (type) {
            case "md5" -> "MD5";
            case "sha1" -> "SHA-1";
            case "sha256" -> "SHA-256";
            case "sha384" -> "SHA-384";
            case "sha512" -> "SHA-512";
            default -> throw call.wrong("'" + type + "' is no known digest; use sha1, sha256, sha384, sha512 or md5");
        };
        return HexFormat.of().formatHex(sha(algorithm, call.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] sha(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has " + algorithm, missing);
        }
    }
}
