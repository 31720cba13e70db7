package dev.keyturn.cli.samba;

import dev.keyturn.connections.Smbd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that Samba's own files hold of registries, by Samba's tool {@code tdbdump}, one process for all of them. A record for each key names the keys
 * below it, another one, if it has values, those: a count, and for each its name, its type, and its data with their length.
 */
public final class Dumped {
    private static final Pattern RECORD = Pattern.compile("^(key|data)\\(\\d+\\) = \"(.*)\"$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9A-F]{2})");
    private static final String VALUES = "SAMBA_REGVAL\\";
    private static final String HOST = "host ";

    private Dumped() {
    }

    /** The keys of each host in capitals, and its values, each after its key and a blank; sorted. */
    public static Map<String, List<String>> of(Map<String, Smbd> hosts) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c",
                "while [ $# -gt 0 ]; do echo \"" + HOST + "$1\"; tdbdump \"$2\" || exit 1; shift 2; done", "dump"));
        hosts.forEach((name, smbd) -> command.addAll(List.of(name, smbd.registry().toString())));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, List<String>> all = read(new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
        try {
            if (process.waitFor() != 0) {
                throw new IOException("tdbdump failed with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return all;
    }

    private static Map<String, List<String>> read(String dump) {
        Map<String, TreeSet<String>> hosts = new TreeMap<>();
        TreeSet<String> host = new TreeSet<>();
        String key = "";
        for (String line : dump.lines().toList()) {
            Matcher record = RECORD.matcher(line);
            if (line.startsWith(HOST)) {
                host = hosts.computeIfAbsent(line.substring(HOST.length()), name -> new TreeSet<>());
            } else if (record.matches() && record.group(1).equals("key")) {
                key = new String(bytes(record.group(2)), StandardCharsets.UTF_8).replace("\0", "");
            } else if (record.matches() && key.startsWith(VALUES)) {
                host.addAll(values(key.substring(VALUES.length()), ByteBuffer.wrap(bytes(record.group(2))).order(ByteOrder.LITTLE_ENDIAN)));
            } else if (record.matches() && key.startsWith("HK")) {
                host.add(key);
            }
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        hosts.forEach((name, lines) -> sorted.put(name, List.copyOf(lines)));
        return sorted;
    }

    private static List<String> values(String key, ByteBuffer packed) {
        List<String> values = new ArrayList<>();
        for (int left = packed.getInt(); left > 0; left--) {
            ByteArrayOutputStream name = new ByteArrayOutputStream();
            for (byte each = packed.get(); each != 0; each = packed.get()) {
                name.write(each);
            }
            int type = packed.getInt();
            byte[] data = new byte[packed.getInt()];
            packed.get(data);
            values.add(key + " " + name.toString(StandardCharsets.UTF_8) + " = " + type + ":" + HexFormat.of().formatHex(data));
        }
        return values;
    }

    /** Whatever is no plain character stands as its number. */
    private static byte[] bytes(String escaped) {
        return ESCAPE.matcher(escaped).replaceAll(each -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(each.group(1), 16))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
