package dev.keyturn.connections.winreg;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.UnaryOperator;

/** Stands between a client and an SMB server of this machine, as an attacker on the network can, and rewrites what they say to each other. */
final class RewritingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetAddress address;
    private final int target;
    private final UnaryOperator<byte[]> requests;
    private final UnaryOperator<byte[]> answers;

    /**
     * Listens.
     *
     * @param requests what becomes of a message of the client
     * @param answers  what becomes of one of the server
     */
    RewritingProxy(int target, UnaryOperator<byte[]> requests, UnaryOperator<byte[]> answers) throws IOException {
        this(InetAddress.getLoopbackAddress(), target, requests, answers);
    }

    /** At the server's own address, which may be another one than usual. */
    RewritingProxy(InetAddress address, int target, UnaryOperator<byte[]> requests, UnaryOperator<byte[]> answers) throws IOException {
        this.address = address;
        this.listener = new ServerSocket(0, 50, address);
        this.target = target;
        this.requests = requests;
        this.answers = answers;
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(address, target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                daemon(() -> pass(client, server, requests));
                daemon(() -> pass(server, client, answers));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to, UnaryOperator<byte[]> rewriting) {
        try (from; to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            DataOutputStream out = new DataOutputStream(to.getOutputStream());
            while (true) {
                byte[] message = rewriting.apply(in.readNBytes(in.readInt() & 0xFFFFFF));
                byte[] whole = new byte[4 + message.length];
                java.nio.ByteBuffer.wrap(whole).putInt(message.length).put(message);
                out.write(whole);
                out.flush();
            }
        } catch (IOException e) {
            // The other side closed: so does this one.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
