package dev.keyturn.cli.wine;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;

/** One GET over HTTPS to a port of this machine, by Windows' own HTTP client; prints {@code HTTP 200}, or the error's number. */
final class WinHttpProbe {
    private static final int SECURE = 0x0080_0000;
    private static final int OPTION_SECURITY_FLAGS = 31;
    private static final int IGNORE_CERTIFICATE = 0x3300;
    private static final int STATUS_CODE_AS_NUMBER = 19 | 0x2000_0000;

    /** What is needed of winhttp.dll. Source: Microsoft, winhttp.h. */
    interface WinHttp extends StdCallLibrary {
        Pointer WinHttpOpen(WString agent, int access, WString proxy, WString bypass, int flags);

        Pointer WinHttpConnect(Pointer session, WString server, short port, int reserved);

        Pointer WinHttpOpenRequest(Pointer connection, WString verb, WString object, WString version, WString referrer, Pointer types, int flags);

        boolean WinHttpSetOption(Pointer handle, int option, IntByReference value, int length);

        boolean WinHttpSendRequest(Pointer request, WString headers, int length, Pointer body, int bodyLength, int totalLength, Pointer context);

        boolean WinHttpReceiveResponse(Pointer request, Pointer reserved);

        boolean WinHttpQueryHeaders(Pointer request, int level, WString name, IntByReference value, IntByReference length, IntByReference index);
    }

    private WinHttpProbe() {
    }

    public static void main(String[] arguments) {
        WinHttp http = Native.load("winhttp", WinHttp.class);
        Pointer session = http.WinHttpOpen(new WString("probe"), 1, null, null, 0);
        Pointer connection = http.WinHttpConnect(session, new WString("127.0.0.1"), (short) Integer.parseInt(arguments[0]), 0);
        Pointer request = http.WinHttpOpenRequest(connection, new WString("GET"), new WString("/"), null, null, null, SECURE);
        http.WinHttpSetOption(request, OPTION_SECURITY_FLAGS, new IntByReference(IGNORE_CERTIFICATE), 4);
        if (!http.WinHttpSendRequest(request, null, 0, null, 0, 0, null) || !http.WinHttpReceiveResponse(request, null)) {
            System.out.println("ERROR " + Native.getLastError());
            return;
        }
        IntByReference status = new IntByReference();
        http.WinHttpQueryHeaders(request, STATUS_CODE_AS_NUMBER, null, status, new IntByReference(4), null);
        System.out.println("HTTP " + status.getValue());
    }
}
