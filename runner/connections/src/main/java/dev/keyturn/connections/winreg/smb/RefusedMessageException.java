package dev.keyturn.connections.winreg.smb;

import com.hierynomus.protocol.transport.TransportException;

/** A message came that is not believed: it is not protected as it has to be, or makes no sense. The connection it came by is over. */
public final class RefusedMessageException extends TransportException {
    private static final long serialVersionUID = 1L;

    RefusedMessageException(String message) {
        super(message);
    }

    RefusedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
