package dev.keyturn.language.source;

import java.util.regex.Pattern;

/** Names that speak of a secret, as {@code ansible_password} does. What is written beside one is shown in no message. */
public final class SecretNames {
    private static final Pattern NAME = Pattern.compile("pass|secret|token|credential|api_?key|private", Pattern.CASE_INSENSITIVE);

    private SecretNames() {
    }

    /** Whether such a name is in a text. */
    public static boolean in(String text) {
        return NAME.matcher(text).find();
    }
}
