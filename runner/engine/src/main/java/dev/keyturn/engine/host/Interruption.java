package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.ConnectionException;
import java.util.HashSet;
import java.util.Set;

/**
 * The user's wish to stop. A run that is asked to stop begins nothing new: what is under way on a host is finished and reported, so that
 * nothing is left half-written. Only waiting for a host's first answer is given up at once.
 */
public final class Interruption {
    private final Set<Thread> waiting = new HashSet<>();
    private volatile boolean requested;

    /** Something that waits for a host, and writes nothing. */
    public interface Wait<T> {
        /** Waits. */
        T forAnswer() throws ConnectionException;
    }

    /** Asks to stop; may be called from any thread, any number of times. */
    public void request() {
        synchronized (waiting) {
            requested = true;
            waiting.forEach(Thread::interrupt);
        }
    }

    /** Whether to stop. */
    public boolean requested() {
        return requested;
    }

    /**
     * Waits for a host until the user wants to stop.
     *
     * @throws ConnectionException if the host cannot be reached, or the user does not want to wait for it any longer
     */
    public <T> T endsWait(Wait<T> wait) throws ConnectionException {
        synchronized (waiting) {
            if (requested) {
                throw stopped(null);
            }
            waiting.add(Thread.currentThread());
        }
        try {
            return wait.forAnswer();
        } catch (ConnectionException e) {
            throw requested ? stopped(e) : e;
        } finally {
            synchronized (waiting) {
                waiting.remove(Thread.currentThread());
                // what came too late for the wait must not hit what follows it
                Thread.interrupted();
            }
        }
    }

    private static ConnectionException stopped(ConnectionException cause) {
        return new ConnectionException("the run was stopped before the host answered", cause);
    }
}
