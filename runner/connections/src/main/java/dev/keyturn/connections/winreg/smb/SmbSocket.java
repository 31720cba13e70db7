package dev.keyturn.connections.winreg.smb;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * A connection that looks at the first bytes of each message, and of the first one at more: smbj would take the beginning of a web page for a
 * length, and allocate and wait for millions of bytes.
 */
public final class SmbSocket extends Socket {
    private static final int HEAD = 4;
    private static final byte[] SMB_2 = {(byte) 0xFE, 'S', 'M', 'B'};
    /** More than a host is ever asked for at once, which is 64 KiB. */
    private static final int LONGEST = 1 << 20;
    private final InputStream[] checked = new InputStream[1];

    /** Makes connections that wait so long for the host and no longer. */
    public static SocketFactory factory(Duration patience) {
        return new Factory(patience);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        synchronized (checked) {
            if (checked[0] == null) {
                checked[0] = new Checked(super.getInputStream());
            }
            return checked[0];
        }
    }

    private static final class Checked extends FilterInputStream {
        private final byte[] head = new byte[HEAD];
        private int seen;
        private int left;
        private int started;

        private Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            for (int at = from; at < from + count;) {
                if (left == 0) {
                    head(bytes[at++]);
                } else {
                    at += body(bytes, at, from + count - at);
                }
            }
            return count;
        }

        /** A byte of what stands before each message: 0, and its length. */
        private void head(byte next) throws IOException {
            head[seen++] = next;
            if (head[0] != 0) {
                throw new RefusedMessageException("what came is no message of SMB 2");
            }
            if (seen == HEAD) {
                seen = 0;
                left = ByteBuffer.wrap(head).getInt();
                if (left > LONGEST) {
                    throw new RefusedMessageException("a message is said to have " + left + " bytes");
                }
            }
        }

        private int body(byte[] bytes, int at, int count) throws IOException {
            int taken = Math.min(left, count);
            for (int i = 0; i < taken && started < SMB_2.length; i++) {
                if (bytes[at + i] != SMB_2[started++]) {
                    throw new RefusedMessageException("what came is no message of SMB 2");
                }
            }
            left -= taken;
            return taken;
        }
    }

    private static final class Factory extends SocketFactory {
        private final Duration patience;

        private Factory(Duration patience) {
            this.patience = patience;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return createSocket(InetAddress.getByName(host), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            SmbSocket socket = new SmbSocket();
            try {
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return createSocket(host, port);
        }
    }
}
