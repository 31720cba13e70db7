package dev.keyturn.connections.local;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

/**
 * The registry functions of {@code advapi32.dll}, as they are. JNA's own {@code Advapi32Util} loses types. Each returns a Win32 error code.
 * Source: Microsoft, winreg.h.
 */
interface Advapi32 extends StdCallLibrary {
    int RegConnectRegistryW(WString machine, Pointer hive, PointerByReference result);

    int RegOpenKeyExW(Pointer key, WString subkey, int options, int access, PointerByReference result);

    int RegCreateKeyExW(Pointer key, WString subkey, int reserved, WString type, int options, int access, Pointer security,
                        PointerByReference result, IntByReference disposition);

    int RegCloseKey(Pointer key);

    int RegQueryInfoKeyW(Pointer key, char[] type, IntByReference typeLength, IntByReference reserved, IntByReference subkeys,
                         IntByReference longestSubkey, IntByReference longestClass, IntByReference values, IntByReference longestName,
                         IntByReference longestData, IntByReference security, LongByReference lastWritten);

    int RegEnumKeyExW(Pointer key, int index, char[] name, IntByReference length, IntByReference reserved, char[] type,
                      IntByReference typeLength, LongByReference lastWritten);

    int RegEnumValueW(Pointer key, int index, char[] name, IntByReference length, IntByReference reserved, IntByReference type,
                      byte[] data, IntByReference dataLength);

    int RegSetValueExW(Pointer key, WString name, int reserved, int type, byte[] data, int length);

    int RegDeleteValueW(Pointer key, WString name);

    int RegDeleteKeyExW(Pointer key, WString subkey, int view, int reserved);

    int RegFlushKey(Pointer key);
}
