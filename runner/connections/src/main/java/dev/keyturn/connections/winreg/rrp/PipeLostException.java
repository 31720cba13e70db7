package dev.keyturn.connections.winreg.rrp;

import java.io.IOException;

/** The way to the host broke during a call. Whether the host has seen the call is known only if it never left this machine. */
public final class PipeLostException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * @param sent whether the host may have seen the call
     */
    public PipeLostException(String message, boolean sent, Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /** Whether the host may have seen the call. */
    public boolean sent() {
        return sent;
    }
}
