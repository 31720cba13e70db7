package dev.keyturn.connections.winreg.rrp;

import dev.keyturn.registry.RegistryException;

/** The host answered a call with an error code. */
public final class RrpException extends RegistryException {
    private static final long serialVersionUID = 1L;

    private final int code;

    RrpException(String call, Object on, int code) {
        super(call + " on " + on + " returned " + RemoteError.describe(code));
        this.code = code;
    }

    /** The failure of a call because what it is about is not there. */
    public static RrpException missing(String call, Object on) {
        return new RrpException(call, on, 2);
    }

    /** Whether what the call was about is not there. */
    public boolean isMissing() {
        return RemoteRegistry.missing(code);
    }

    /** The Win32 error code. */
    public int code() {
        return code;
    }
}
