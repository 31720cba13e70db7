package dev.keyturn.connections.winreg.rrp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a connection costs: calls, and the times it waited for the host, which are fewer where calls are sent side by side. Outlives a
 * pipe that breaks, and remembers whether the host stands that.
 */
public final class Traffic {
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile boolean sideBySide = true;

    void count(int sent) {
        calls.addAndGet(sent);
        roundTrips.incrementAndGet();
    }

    void countMore() {
        roundTrips.incrementAndGet();
    }

    void sent(int bytes) {
        sent.addAndGet(bytes);
    }

    void received(int bytes) {
        received.addAndGet(bytes);
    }

    /** Whether the host stands calls that are sent side by side. */
    public boolean sideBySide() {
        return sideBySide;
    }

    void oneByOne() {
        sideBySide = false;
    }

    /** How many calls of the protocol were made, the pipe's opening among them. */
    public long calls() {
        return calls.get();
    }

    /** How often an answer had to be waited for, from the opening of the pipe on; connecting and authenticating do not count. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** For people: {@code 41 round trips, 12 kB sent, 20 kB received} for example; the bytes are those of the calls, without SMB around them. */
    @Override
    public String toString() {
        return roundTrips + " round trips, " + kilobytes(sent) + " sent, " + kilobytes(received) + " received";
    }

    private static String kilobytes(AtomicLong bytes) {
        return (bytes.get() + 999) / 1000 + " kB";
    }
}
