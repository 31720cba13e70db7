package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.kerberos.KdcLogon;
import dev.keyturn.connections.winreg.kerberos.KerberosException;
import dev.keyturn.connections.winreg.kerberos.Ticket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The Kerberos tickets of a run's accounts: its KDC is asked once for each, whatever it answers and however many hosts there are. */
final class Tickets {
    private final Duration limit;
    private final Map<Account, Slot> slots = new ConcurrentHashMap<>();

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Ticket> ticket = Optional.empty();
        private Optional<KerberosException> failure = Optional.empty();
    }

    /** Waits so long for a KDC. */
    Tickets(Duration limit) {
        this.limit = limit;
    }

    /**
     * The account's ticket, a new one where the old one is about to expire.
     *
     * @throws LogonRefusedException if the account is refused
     * @throws KerberosException     if there is no ticket for another reason
     */
    Ticket of(Account account) throws KerberosException, LogonRefusedException {
        Slot slot = slots.computeIfAbsent(account, a -> new Slot());
        slot.lock.lock();
        try {
            if (slot.failure.isPresent()) {
                throw slot.failure.get();
            }
            if (slot.ticket.filter(Ticket::current).isEmpty()) {
                slot.ticket = Optional.of(KdcLogon.logOn(account.principal(), account.proof(), limit));
            }
            return slot.ticket.get();
        } catch (KerberosException e) {
            slot.failure = Optional.of(e);
            if (e.refused()) {
                throw new LogonRefusedException(e.getMessage());
            }
            throw e;
        } finally {
            slot.lock.unlock();
        }
    }
}
