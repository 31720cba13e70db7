package dev.keyturn.connections.local;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the registry of a Windows, one open key at a time, always in the path's own view. */
final class Win32Registry implements RegistryReader {
    static final int KEY_READ = 0x20019;
    static final int KEY_WRITE = 0x20006;
    private static final RegistryPath HARDWARE = RegistryPath.hklm("HARDWARE");
    /** A value's name has at most 16,383 characters, a key's 255. */
    private static final int LONGEST_NAME = 16_384;
    /** From 1601, where Windows' file times begin, to 1970, in seconds. */
    private static final long EPOCH = 11_644_473_600L;
    private static final long TICKS = 10_000_000L;

    private final Advapi32 api;
    private final Roots roots;

    Win32Registry(Advapi32 api, Roots roots) {
        this.api = api;
        this.roots = roots;
    }

    Roots roots() {
        return roots;
    }

    Advapi32 api() {
        return api;
    }

    /** Opens a key for the time of a call; empty if it is not there. */
    <T> Optional<T> with(RegistryPath path, int access, Function<Pointer, T> use) {
        PointerByReference opened = new PointerByReference();
        int code = api.RegOpenKeyExW(roots.of(path.hive()), new WString(path.openName()), 0, access | path.openFlag(), opened);
        if (code == Win32Error.ERROR_FILE_NOT_FOUND.code() || code == Win32Error.ERROR_PATH_NOT_FOUND.code()) {
            return Optional.empty();
        }
        check("RegOpenKeyExW", path, code);
        try {
            return Optional.ofNullable(use.apply(opened.getValue()));
        } finally {
            api.RegCloseKey(opened.getValue());
        }
    }

    static void check(String function, Object on, int code) {
        if (code != Win32Error.SUCCESS) {
            throw Win32Error.failure(function, on, code);
        }
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return with(path, KEY_READ, key -> new KeySnapshot(values(path, key), subkeys(path, key)));
    }

    private List<String> subkeys(RegistryPath path, Pointer key) {
        List<String> names = new ArrayList<>();
        char[] name = new char[RegistryPath.MAX_NAME + 1];
        while (true) {
            IntByReference length = new IntByReference(name.length);
            int code = api.RegEnumKeyExW(key, names.size(), name, length, null, null, null, null);
            if (code == Win32Error.ERROR_NO_MORE_ITEMS.code()) {
                return names;
            }
            check("RegEnumKeyExW", path, code);
            names.add(new String(name, 0, length.getValue()));
        }
    }

    private Map<String, RegistryValue> values(RegistryPath path, Pointer key) {
        Map<String, RegistryValue> values = new LinkedHashMap<>();
        char[] name = new char[LONGEST_NAME];
        byte[] data = new byte[longestData(path, key) + 2];
        for (int index = 0; true; ) {
            IntByReference length = new IntByReference(name.length);
            IntByReference type = new IntByReference();
            IntByReference size = new IntByReference(data.length);
            int code = api.RegEnumValueW(key, index, name, length, null, type, data, size);
            if (code == Win32Error.ERROR_NO_MORE_ITEMS.code()) {
                return values;
            }
            if (code == Win32Error.ERROR_MORE_DATA.code()) {
                data = new byte[Math.max(size.getValue(), data.length * 2)];
                continue;
            }
            check("RegEnumValueW", path, code);
            values.put(new String(name, 0, length.getValue()),
                    RegistryValue.decode(type.getValue(), java.util.Arrays.copyOf(data, size.getValue())));
            index++;
        }
    }

    private int longestData(RegistryPath path, Pointer key) {
        IntByReference longest = new IntByReference();
        check("RegQueryInfoKeyW", path, api.RegQueryInfoKeyW(key, null, null, null, null, null, null, null, null, longest, null, null));
        return longest.getValue();
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return with(path, KEY_READ, key -> {
            LongByReference time = new LongByReference();
            check("RegQueryInfoKeyW", path, api.RegQueryInfoKeyW(key, null, null, null, null, null, null, null, null, null, null, time));
            return time.getValue() == 0 ? null
                    : Instant.ofEpochSecond(time.getValue() / TICKS - EPOCH, time.getValue() % TICKS * 100);
        });
    }

    /** When {@code HKLM\HARDWARE} was written, which Windows builds anew at every start. */
    @Override
    public Optional<Instant> bootTime() {
        return lastWritten(HARDWARE);
    }
}
