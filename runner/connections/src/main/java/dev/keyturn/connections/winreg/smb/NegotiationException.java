package dev.keyturn.connections.winreg.smb;

import java.io.IOException;

/** A host and this machine have not agreed on the same, as far as each can tell; the message is a clause whose subject is the host. */
public final class NegotiationException extends IOException {
    private static final long serialVersionUID = 1L;

    NegotiationException(String message) {
        super(message);
    }
}
