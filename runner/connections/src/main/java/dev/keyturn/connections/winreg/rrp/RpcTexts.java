package dev.keyturn.connections.winreg.rrp;

/** Texts as hosts send them. */
final class RpcTexts {
    private RpcTexts() {
    }

    /** Without the NUL that Windows counts as part of a name. */
    static String withoutEnd(String text) {
        if (text == null) {
            return "";
        }
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }
}
