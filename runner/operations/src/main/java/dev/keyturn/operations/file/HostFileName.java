package dev.keyturn.operations.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The name of a file about one host: the host's own, with {@code %} and digits in place of what cannot stand in the name of a file. */
public final class HostFileName {
    /** What Windows takes for a device, whatever follows after a point. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul",
            "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private HostFileName() {
    }

    public static String of(String host) {
        StringBuilder name = new StringBuilder();
        boolean device = DEVICES.contains(host.toLowerCase(Locale.ROOT).split("\\.", 2)[0]);
        for (int i = 0; i < host.length(); i += Character.charCount(host.codePointAt(i))) {
            int c = host.codePointAt(i);
            boolean plain = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' && i > 0;
            if (plain && !(device && i == 0)) {
                name.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    name.append(String.format("%%%02X", b));
                }
            }
        }
        return name.toString();
    }
}
