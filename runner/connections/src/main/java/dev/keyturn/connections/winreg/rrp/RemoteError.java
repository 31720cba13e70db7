package dev.keyturn.connections.winreg.rrp;

import java.util.Arrays;

/** The Win32 error codes that a remote registry returns, with what to do. Source: Microsoft, System Error Codes. */
public enum RemoteError {
    ERROR_SUCCESS(0, ""),
    ERROR_FILE_NOT_FOUND(2, "the key or value is not there any more; run again"),
    ERROR_PATH_NOT_FOUND(3, "the key is not there any more; run again"),
    ERROR_ACCESS_DENIED(5, "this key's own permissions refuse it to the account; look at them with regedit, Edit, Permissions"),
    ERROR_INVALID_HANDLE(6, "the host closed the key; run again"),
    ERROR_NOT_ENOUGH_MEMORY(8, "free memory on the host"),
    ERROR_OUTOFMEMORY(14, "free memory on the host"),
    ERROR_WRITE_PROTECT(19, "the volume of the host's registry is write-protected"),
    ERROR_SHARING_VIOLATION(32, "another program on the host holds the hive; close it"),
    ERROR_INVALID_PARAMETER(87, "this host does not take that request; please report it"),
    ERROR_DISK_FULL(112, "free space on the host's system volume"),
    ERROR_CALL_NOT_IMPLEMENTED(120, "this host does not have that call"),
    ERROR_INSUFFICIENT_BUFFER(122, "the value grows while it is read; run again"),
    ERROR_BUSY(170, "another program on the host holds the key; run again"),
    ERROR_MORE_DATA(234, "the value grows while it is read; run again"),
    ERROR_NO_MORE_ITEMS(259, "the key changes while it is read; run again"),
    ERROR_BADDB(1009, "the host's registry is damaged; restore it"),
    ERROR_BADKEY(1010, "the key is not valid; restore the host's registry"),
    ERROR_CANTREAD(1012, "the host could not read its registry; look at its system event log"),
    ERROR_CANTWRITE(1013, "the host could not write its registry; look at its system event log"),
    ERROR_REGISTRY_IO_FAILED(1016, "the host could not read or write its registry; check its system volume"),
    ERROR_KEY_DELETED(1018, "another program deleted the key meanwhile; run again"),
    ERROR_NO_LOG_SPACE(1019, "free space on the host's system volume"),
    ERROR_KEY_HAS_CHILDREN(1020, "delete its subkeys first"),
    ERROR_CHILD_MUST_BE_VOLATILE(1021, "the key above is gone after a restart, so a lasting key cannot stand below it"),
    ERROR_SHUTDOWN_IN_PROGRESS(1115, "the host is shutting down; run again when it is up"),
    ERROR_PRIVILEGE_NOT_HELD(1314, "use an account of the host's Administrators"),
    ERROR_NO_SYSTEM_RESOURCES(1450, "free memory on the host"),
    RPC_S_SERVER_TOO_BUSY(1723, "the host's Remote Registry has no free worker; run again");

    private final int code;
    private final String advice;

    RemoteError(int code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    /** Whether a host's code is this one. */
    public boolean is(int other) {
        return code == other;
    }

    /** A code by number and, where it is known, by name and with what to do. */
    static String describe(int code) {
        return Arrays.stream(values()).filter(e -> e.is(code)).findFirst().map(e -> code + " " + e.name() + ": " + e.advice)
                .orElse(code + ", which 'net helpmsg " + code + "' on a Windows explains");
    }
}
