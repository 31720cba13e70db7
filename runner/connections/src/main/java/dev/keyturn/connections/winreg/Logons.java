package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.ConnectionException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps accounts from being locked: an account is tried on one host first while the others wait, and once a host has refused it no other is
 * asked.
 */
final class Logons {
    private final Map<Account, Gate> gates = new ConcurrentHashMap<>();

    /** A logon on one host. */
    interface Logon<T> {
        /** Logs on. */
        T attempt() throws ConnectionException;
    }

    private static final class Gate {
        private final ReentrantLock trial = new ReentrantLock();
        private volatile boolean proven;
        private volatile Optional<String> refusal = Optional.empty();
    }

    /** Logs on with an account, unless it was refused before. */
    <T> T attempt(String host, Account account, Logon<T> logon) throws ConnectionException {
        Gate gate = gates.computeIfAbsent(account, a -> new Gate());
        if (!gate.proven) {
            gate.trial.lock();
            try {
                if (!gate.proven) {
                    return attempt(host, gate, logon);
                }
            } finally {
                gate.trial.unlock();
            }
        }
        return attempt(host, gate, logon);
    }

    private static <T> T attempt(String host, Gate gate, Logon<T> logon) throws ConnectionException {
        if (gate.refusal.isPresent()) {
            throw new ConnectionException("the host " + host + " was not tried, so that the account is not locked: " + gate.refusal.get());
        }
        try {
            T result = logon.attempt();
            gate.proven = true;
            return result;
        } catch (LogonRefusedException e) {
            gate.refusal = Optional.of(e.getMessage());
            throw e;
        } catch (PassingException e) {
            if (gate.proven) {
                throw e;
            }
            // The host may have counted a wrong password before it broke off, so it is not asked again.
            throw new ConnectionException(e.getMessage(), e);
        }
    }
}
