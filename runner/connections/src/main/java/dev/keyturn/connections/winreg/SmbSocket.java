package dev.keyturn.connections.winreg;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * A connection that looks at the first bytes of what the host says: smbj would take the beginning of a web page for a length, and wait for
 * millions of bytes.
 */
final class SmbSocket extends Socket {
    private static final int HEAD = 8;
    private final InputStream[] checked = new InputStream[1];

    /** What answers is no SMB. */
    static final class NotSmbException extends IOException {
        private static final long serialVersionUID = 1L;

        NotSmbException() {
            super("the first bytes of the answer are not those of SMB 2");
        }
    }

    /** Makes connections that wait so long for the host and no longer. */
    static SocketFactory factory(Duration patience) {
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

        private Checked(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            for (int i = 0; i < count && seen < HEAD; i++) {
                head[seen++] = bytes[from + i];
                boolean right = switch (seen) {
                    case 1 -> head[0] == 0;
                    case 5 -> head[4] == (byte) 0xFE;
                    case 6 -> head[5] == 'S';
                    case 7 -> head[6] == 'M';
                    case 8 -> head[7] == 'B';
                    default -> true;
                };
                if (!right) {
                    throw new NotSmbException();
                }
            }
            return count;
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
