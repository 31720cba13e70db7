package dev.keyturn.connections.winreg;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and an SMB server on loopback, can be slow, and cuts one connection at one packet. */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final long delay;
    private final int cutAt;
    private final boolean forGood;
    private final AtomicInteger packets = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * Listens.
     *
     * @param delay in milliseconds, for each packet of the client
     * @param cutAt the packet, counted from 1 over both directions, that is not passed on; 0 to pass on all
     */
    public CuttingProxy(int target, long delay, int cutAt) throws IOException {
        this(target, delay, cutAt, false);
    }

    private CuttingProxy(int target, long delay, int cutAt, boolean forGood) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.delay = delay;
        this.cutAt = cutAt;
        this.forGood = forGood;
        daemon(this::accept);
    }

    /** Lets nobody through any more after the cut. */
    public static CuttingProxy forGood(int target, int cutAt) throws IOException {
        return new CuttingProxy(target, 0, cutAt, true);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many packets were passed on or cut. */
    public int packets() {
        return packets.get();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    /** A server that is gone closes the client's connection. */
    private void connect(Socket client) throws IOException {
        connections.incrementAndGet();
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.addAll(List.of(client, server));
            daemon(() -> pass(client, server, delay));
            daemon(() -> pass(server, client, 0));
        } catch (IOException e) {
            client.close();
        }
    }

    private void pass(Socket from, Socket to, long wait) {
        try (from; to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                int length = in.readInt();
                byte[] packet = in.readNBytes(length & 0xFFFFFF);
                if (packets.incrementAndGet() == cutAt) {
                    if (forGood) {
                        listener.close();
                        cutAll();
                    }
                    return;
                }
                if (wait > 0) {
                    Thread.sleep(wait);
                }
                byte[] whole = new byte[4 + packet.length];
                java.nio.ByteBuffer.wrap(whole).putInt(length).put(packet);
                out.write(whole);
                out.flush();
            }
        } catch (IOException e) {
            // The other side closed: so does this one.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cuts all connections that are open now. */
    void cutAll() throws IOException {
        for (Socket each : open) {
            each.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
