package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.PDUFault;
import com.rapid7.client.dcerpc.messages.EmptyResponse;
import com.rapid7.client.dcerpc.messages.HandleResponse;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.msrrp.messages.BaseRegCloseKey;
import com.rapid7.client.dcerpc.msrrp.messages.BaseRegOpenKey;
import com.rapid7.client.dcerpc.msrrp.messages.HandleRequest;
import com.rapid7.client.dcerpc.msrrp.messages.OpenLocalMachine;
import com.rapid7.client.dcerpc.msrrp.messages.OpenUsers;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls of MS-RRP that Keyturn needs. All throw {@link RrpException} if the host answers with an error code, {@link PipeLostException} if
 * it does not answer, and another IOException if its answer makes no sense. Each path is opened, created and deleted in its own view.
 */
public final class RemoteRegistry {
    /** KEY_QUERY_VALUE and KEY_ENUMERATE_SUB_KEYS: the least that reading takes. */
    public static final int READ = 0x0009;
    /** What reading takes, KEY_SET_VALUE and KEY_CREATE_SUB_KEY. */
    public static final int WRITE = 0x000F;
    private static final int MAXIMUM_ALLOWED = 0x02000000;
    private static final int DELETE = 0x00010000;

    private final RpcPipe pipe;
    private final Map<Hive, RemoteKey.Handle> roots = new EnumMap<>(Hive.class);
    private boolean deletesInViews = true;

    public RemoteRegistry(RpcPipe pipe) {
        this.pipe = pipe;
    }

    RpcPipe pipe() {
        return pipe;
    }

    /** Whether independent calls go side by side. */
    public boolean sideBySide() {
        return pipe.sideBySide();
    }

    /** A hive's root; it is open from the first time on. */
    public RemoteKey root(Hive hive) throws IOException {
        RegistryPath path = RegistryPath.of(hive, "");
        RemoteKey.Handle handle = roots.get(hive);
        if (handle == null) {
            String function = hive == Hive.HKLM ? "OpenLocalMachine" : "OpenUsers";
            handle = new RemoteKey.Handle(checked(function, path, new HandleRequest(opnum(hive), MAXIMUM_ALLOWED)).getHandle());
            roots.put(hive, handle);
        }
        return new RemoteKey(path, handle, false);
    }

    private static short opnum(Hive hive) {
        return switch (hive) {
            case HKLM -> OpenLocalMachine.OP_NUM;
            case HKU -> OpenUsers.OP_NUM;
            case HKCU -> throw new RegistryException("HKCU means another key for each account, so a remote registry does not have it:"
                    + " write HKU:\\ and the account's SID, as in HKU:\\S-1-5-21-1-2-3-1001\\Software");
            case HKCR -> throw new RegistryException("a remote registry does not have HKCR: write HKLM:\\SOFTWARE\\Classes");
            case HKCC -> throw new RegistryException("a remote registry does not have HKCC: write"
                    + " HKLM:\\SYSTEM\\CurrentControlSet\\Hardware Profiles\\Current");
        };
    }

    /** Opens a key; empty if it is not there. */
    public Optional<RemoteKey> open(RegistryPath path, int access) throws IOException {
        RemoteKey root = root(path.hive());
        if (path.isRoot()) {
            return Optional.of(root);
        }
        HandleResponse answer = call("BaseRegOpenKey", path, opening(root, path, access));
        if (missing(answer.getReturnValue())) {
            return Optional.empty();
        }
        check("BaseRegOpenKey", path, answer.getReturnValue());
        return Optional.of(new RemoteKey(path, new RemoteKey.Handle(answer.getHandle()), false));
    }

    /** Opens keys of one hive side by side; those that are not there are empty. One that is refused is left out: a call for it alone says why. */
    public Map<RegistryPath, Optional<RemoteKey>> openAll(List<RegistryPath> paths, int access) throws IOException {
        RemoteKey root = root(paths.get(0).hive());
        List<BaseRegOpenKey> calls = paths.stream().map(path -> opening(root, path, access)).toList();
        List<HandleResponse> answers;
        try {
            answers = pipe.callAll(calls);
        } catch (RPCFaultException e) {
            throw refusal("BaseRegOpenKey", root.path(), e);
        }
        Map<RegistryPath, Optional<RemoteKey>> keys = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            HandleResponse answer = answers.get(i);
            if (missing(answer.getReturnValue())) {
                keys.put(paths.get(i), Optional.empty());
            } else if (RemoteError.ERROR_SUCCESS.is(answer.getReturnValue())) {
                keys.put(paths.get(i), Optional.of(new RemoteKey(paths.get(i), new RemoteKey.Handle(answer.getHandle()), false)));
            }
        }
        return keys;
    }

    /** Whether the host refuses to open a key in a view, and opens it where none is named. */
    public boolean deniesViews(RegistryPath path) throws IOException {
        RemoteKey root = root(path.hive());
        RPCUnicodeString.NullTerminated name = RPCUnicodeString.NullTerminated.of(path.subkey());
        int named = call("BaseRegOpenKey", path, opening(root, path, READ)).getReturnValue();
        return RemoteError.ERROR_ACCESS_DENIED.is(named)
                && RemoteError.ERROR_SUCCESS.is(call("BaseRegOpenKey", path, new BaseRegOpenKey(root.bytes(), name, 0, READ)).getReturnValue());
    }

    private static BaseRegOpenKey opening(RemoteKey root, RegistryPath path, int access) {
        return new BaseRegOpenKey(root.bytes(), RPCUnicodeString.NullTerminated.of(path.openName()), 0, access | path.openFlag());
    }

    /** Creates a key, or opens it if it is there, to write. */
    public RemoteKey create(RegistryPath path, boolean volatileKey) throws IOException {
        int options = volatileKey ? CreateKeyCall.REG_OPTION_VOLATILE : 0;
        var answer = checked("BaseRegCreateKey", path, new CreateKeyCall(root(path.hive()).bytes(), path.openName(), options,
                WRITE | path.openFlag()));
        return new RemoteKey(path, new RemoteKey.Handle(answer.handle()), answer.created());
    }

    /** Ends the use of a key. */
    public void close(RemoteKey key) throws IOException {
        call("BaseRegCloseKey", key.path(), new BaseRegCloseKey(key.bytes()));
    }

    /** One value of an open key; empty if it is not there. */
    public Optional<RegistryValue> value(RemoteKey key, String name) throws IOException {
        return new ValueReader(this).values(key, List.of(name)).get(0);
    }

    /** When a key was last written; empty if the host does not say. */
    public Optional<Instant> lastWritten(RemoteKey key) throws IOException {
        return checked("BaseRegQueryInfoKey", key.path(), new InfoCall(key.bytes())).lastWritten();
    }

    /** Writes a value. */
    public void setValue(RemoteKey key, String name, RegistryValue value) throws IOException {
        checked("BaseRegSetValue", key.path(), ChangeCall.setValue(key.bytes(), name, value.type(), value.encode()));
    }

    /** Removes a value. */
    public void deleteValue(RemoteKey key, String name) throws IOException {
        checked("BaseRegDeleteValue", key.path(), ChangeCall.deleteValue(key.bytes(), name));
    }

    /** Writes the hives of some keys to the host's disk. */
    public void flush(List<RemoteKey> keys) throws IOException {
        List<EmptyResponse> answers;
        try {
            answers = pipe.callAll(keys.stream().map(key -> ChangeCall.flushKey(key.bytes())).toList());
        } catch (RPCFaultException e) {
            throw refusal("BaseRegFlushKey", keys.get(0).path(), e);
        }
        for (int i = 0; i < answers.size(); i++) {
            check("BaseRegFlushKey", keys.get(i).path(), answers.get(i).getReturnValue());
        }
    }

    /** Deletes a key without subkeys in its view; a host that has no call for that has no views either. */
    public void delete(RegistryPath path) throws IOException {
        byte[] root = root(path.hive()).bytes();
        if (deletesInViews) {
            try {
                int code = pipe.call(ChangeCall.deleteKeyEx(root, path.openName(), DELETE | path.openFlag())).getReturnValue();
                check("BaseRegDeleteKeyEx", path, code);
                return;
            } catch (RPCFaultException e) {
                if (e.getRpcFault() != PDUFault.NCA_OP_RNG_ERROR && e.getRpcFault() != PDUFault.RPC_S_PROCNUM_OUT_OF_RANGE) {
                    throw refusal("BaseRegDeleteKeyEx", path, e);
                }
                deletesInViews = false;
            }
        }
        checked("BaseRegDeleteKey", path, ChangeCall.deleteKey(root, path.openName()));
    }

    static boolean missing(int code) {
        return RemoteError.ERROR_FILE_NOT_FOUND.is(code) || RemoteError.ERROR_PATH_NOT_FOUND.is(code);
    }

    /** Makes a call whose code the caller looks at. */
    <T extends RequestResponse> T call(String function, RegistryPath on, RequestCall<T> call) throws IOException {
        try {
            return pipe.call(call);
        } catch (RPCFaultException e) {
            throw refusal(function, on, e);
        }
    }

    <T extends RequestResponse> T checked(String function, RegistryPath on, RequestCall<T> call) throws IOException {
        T answer = call(function, on, call);
        check(function, on, answer.getReturnValue());
        return answer;
    }

    static void check(String function, RegistryPath on, int code) {
        if (!RemoteError.ERROR_SUCCESS.is(code)) {
            throw new RrpException(function, on, code);
        }
    }

    static RegistryException refusal(String function, RegistryPath on, RPCFaultException fault) {
        if (fault.getRpcFault() == PDUFault.NCA_S_FAULT_ACCESS_DENIED) {
            return new RrpException(function, on, fault.getRpcFaultValue());
        }
        return new RegistryException(String.format("%s on %s is refused by the host as a call (fault 0x%08X %s); please report it", function, on,
                fault.getRpcFaultValue(), fault.getRpcFault()), fault);
    }
}
