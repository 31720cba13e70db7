package dev.keyturn.connections.local;

import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.registry.RegistryException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The Win32 error codes that the registry returns, with what to do. Source: Microsoft, System Error Codes. */
enum Win32Error {
    ERROR_FILE_NOT_FOUND(2, "the key or value is not there any more; run again"),
    ERROR_PATH_NOT_FOUND(3, "the key is not there any more; run again"),
    ERROR_ACCESS_DENIED(5, "run from an elevated prompt, or check the key's permissions"),
    ERROR_INVALID_HANDLE(6, "the key was closed or deleted meanwhile; run again"),
    ERROR_NOT_ENOUGH_MEMORY(8, "free memory on this machine"),
    ERROR_OUTOFMEMORY(14, "free memory on this machine"),
    ERROR_WRITE_PROTECT(19, "the volume of the registry is write-protected"),
    ERROR_SHARING_VIOLATION(32, "another program holds the hive; close it"),
    ERROR_LOCK_VIOLATION(33, "another program holds the hive; close it"),
    ERROR_INVALID_PARAMETER(87, "this Windows does not take that request; please report it"),
    ERROR_BAD_NETPATH(53, "the host is out of reach; run again"),
    ERROR_NETNAME_DELETED(64, "the connection to the host broke off; run again"),
    ERROR_DISK_FULL(112, "free space on the system volume"),
    ERROR_CALL_NOT_IMPLEMENTED(120, "this Windows does not have that function"),
    ERROR_BUSY(170, "another program holds the key; run again"),
    ERROR_MORE_DATA(234, "the value grows while it is read; run again"),
    ERROR_NO_MORE_ITEMS(259, "the key changes while it is read; run again"),
    ERROR_BADDB(1009, "the registry is damaged; restore it"),
    ERROR_BADKEY(1010, "the key is not valid; restore the registry"),
    ERROR_CANTOPEN(1011, "the registry could not be opened; look at the system event log"),
    ERROR_CANTREAD(1012, "the registry could not be read; look at the system event log"),
    ERROR_CANTWRITE(1013, "the registry could not be written; look at the system event log"),
    ERROR_REGISTRY_CORRUPT(1015, "the registry is damaged; restore it"),
    ERROR_REGISTRY_IO_FAILED(1016, "the registry could not be read or written; check the system volume"),
    ERROR_KEY_DELETED(1018, "another program deleted the key meanwhile; run again"),
    ERROR_NO_LOG_SPACE(1019, "free space on the system volume"),
    ERROR_KEY_HAS_CHILDREN(1020, "delete its subkeys first"),
    ERROR_CHILD_MUST_BE_VOLATILE(1021, "the key above is gone after a restart, so a lasting key cannot stand below it"),
    ERROR_PRIVILEGE_NOT_HELD(1314, "run as an administrator"),
    ERROR_NO_SYSTEM_RESOURCES(1450, "free memory on this machine"),
    RPC_S_SERVER_UNAVAILABLE(1722, "the host is out of reach; run again"),
    RPC_S_CALL_FAILED(1726, "the connection to the host broke off; run again");

    static final int SUCCESS = 0;
    /** A host that answers thus is out of reach, and has not refused anything. */
    private static final Set<Win32Error> LOST = EnumSet.of(ERROR_BAD_NETPATH, ERROR_NETNAME_DELETED, RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED);

    private final int code;
    private final String advice;

    Win32Error(int code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    int code() {
        return code;
    }

    /** The failure of a call: function, object, number, name and what to do. */
    static RegistryException failure(String function, Object on, int code) {
        Optional<Win32Error> known = Arrays.stream(values()).filter(e -> e.code == code).findFirst();
        String message = function + " on " + on + " returned " + code
                + known.map(e -> " " + e.name() + ": " + e.advice).orElse(", which 'net helpmsg " + code + "' explains");
        return known.filter(LOST::contains).isPresent() ? new ConnectionLostException(message, null) : new RegistryException(message);
    }
}
