package dev.keyturn.connections.winreg;

import java.util.Locale;

/** How an account proves itself to hosts. */
enum LogonWay {
    /** By Kerberos where that is possible, else by NTLM. */
    AUTO,
    /** By Kerberos, and never otherwise. */
    KERBEROS,
    /** By NTLM only. */
    NTLM;

    /** As it is written in an inventory. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
