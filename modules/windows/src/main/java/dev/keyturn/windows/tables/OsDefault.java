package dev.keyturn.windows.tables;

/** What a Windows build does with a protocol in one role when the registry says nothing. */
public enum OsDefault {
    ENABLED,
    DISABLED,
    UNSUPPORTED
}
