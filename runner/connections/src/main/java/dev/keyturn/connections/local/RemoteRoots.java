package dev.keyturn.connections.local;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hives of another Windows: HKLM and HKU, which are all that its Remote Registry service shows. */
final class RemoteRoots implements Roots {
    private final Advapi32 api;
    private final Map<Hive, Pointer> handles = new EnumMap<>(Hive.class);

    private RemoteRoots(Advapi32 api) {
        this.api = api;
    }

    /**
     * Connects as the user who is logged on here.
     *
     * @param host    the host's name in the inventory, for messages
     * @param address its name or address on the network
     */
    static RemoteRoots connect(Advapi32 api, String host, String address) throws ConnectionException {
        RemoteRoots roots = new RemoteRoots(api);
        for (Hive hive : List.of(Hive.HKLM, Hive.HKU)) {
            PointerByReference opened = new PointerByReference();
            int code = api.RegConnectRegistryW(new WString("\\\\" + address), Roots.OWN.of(hive), opened);
            if (code != Win32Error.SUCCESS) {
                roots.close();
                throw ReachError.failure(host, address, code);
            }
            roots.handles.put(hive, opened.getValue());
        }
        return roots;
    }

    @Override
    public Pointer of(Hive hive) {
        Pointer handle = handles.get(hive);
        if (handle == null) {
            throw new RegistryException(hive + " cannot be reached from afar: HKLM and HKU can"
                    + (hive == Hive.HKCU ? "; a user's own settings are below HKU\\<SID>" : ""));
        }
        return handle;
    }

    @Override
    public void close() {
        handles.values().forEach(api::RegCloseKey);
        handles.clear();
    }
}
