package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.PipeLostException;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session with a host, made anew where it breaks, a few times for each operation. */
final class Reconnecting implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconnecting.class);

    private final String name;
    private final Opener opener;
    private final Timeouts patience;
    private final Map<String, RegistryPath> unflushed = new LinkedHashMap<>();
    private Optional<HostSession> session = Optional.empty();

    /** Makes a session. */
    interface Opener {
        HostSession open() throws ConnectionException;
    }

    /** Something to do in a session. */
    interface Work<T> {
        T in(HostSession session) throws IOException;
    }

    /** Opens the first session. A host that breaks off is asked again; one that does not answer at all, or refuses, is not. */
    Reconnecting(String name, Opener opener, Timeouts patience) throws ConnectionException {
        this.name = name;
        this.opener = opener;
        this.patience = patience;
        this.session = Optional.of(first());
    }

    private HostSession first() throws ConnectionException {
        for (int broken = 1; true; broken++) {
            try {
                return opener.open();
            } catch (PassingException e) {
                LOG.debug("{}: {}", name, e.getMessage(), e);
                if (broken > patience.retries()) {
                    throw e;
                }
            }
            try {
                pause(broken);
            } catch (PipeLostException e) {
                throw new ConnectionException(name + " was not reached: " + e.getMessage(), e);
            }
        }
    }

    String name() {
        return name;
    }

    int retries() {
        return patience.retries();
    }

    /** Does what may be done twice. */
    <T> T read(Work<T> work) {
        for (int broken = 0; true; broken++) {
            try {
                return once(work, broken);
            } catch (PipeLostException e) {
                if (broken >= patience.retries()) {
                    throw lost("", e);
                }
            }
        }
    }

    /**
     * Does something once.
     *
     * @param broken how often the connection broke in this operation already
     * @throws PipeLostException if the connection broke, and with it the session ended
     */
    <T> T once(Work<T> work, int broken) throws PipeLostException {
        HostSession open = open(broken);
        try {
            return work.in(open);
        } catch (PipeLostException e) {
            LOG.debug("{}: {}", name, e.getMessage(), e);
            open.close();
            session = Optional.empty();
            throw e;
        } catch (IOException e) {
            throw new RegistryException("the answer of " + name + " makes no sense: " + e.getMessage() + "; please report it", e);
        }
    }

    private HostSession open(int broken) throws PipeLostException {
        if (session.isEmpty()) {
            pause(broken);
            try {
                session = Optional.of(opener.open());
            } catch (LogonRefusedException e) {
                throw lost("", e);
            } catch (ConnectionException e) {
                throw new PipeLostException(e.getMessage(), false, e);
            }
        }
        return session.get();
    }

    /** The more often it broke, the longer. */
    private void pause(int broken) throws PipeLostException {
        try {
            Thread.sleep(patience.pause().toMillis() << Math.max(0, broken - 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipeLostException("the run was interrupted", false, e);
        }
    }

    /** The host is out of reach for good. */
    ConnectionLostException lost(String more, Exception e) {
        return new ConnectionLostException("lost the connection to " + name + more + ": " + e.getMessage() + "; run again when the host answers", e);
    }

    /** Notes that a key's hive has to be on disk in the end. */
    void touched(RegistryPath path) {
        String hive = path.hive() + "\\" + path.subkey().replaceFirst("\\\\.*", "").toUpperCase(java.util.Locale.ROOT);
        unflushed.put(hive, RegistryPath.of(path.hive(), path.subkey().replaceFirst("\\\\.*", "")));
    }

    /**
     * Has the host put what was written on its disk, and ends the session. A host that is out of reach by then is not waited for: Windows
     * does it by itself a few seconds after the write.
     */
    @Override
    public void close() {
        if (session.isPresent() && !unflushed.isEmpty()) {
            flush();
        }
        unflushed.clear();
        session.ifPresent(HostSession::close);
        session = Optional.empty();
    }

    private void flush() {
        try {
            once(open -> {
                open.flush(unflushed.values());
                return open;
            }, 0);
        } catch (PipeLostException | RegistryException e) {
            LOG.debug("{}: {} is not flushed", name, unflushed.values(), e);
        }
    }
}
