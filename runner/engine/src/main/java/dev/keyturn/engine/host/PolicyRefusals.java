package dev.keyturn.engine.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hosts on which a Group Policy would set back something that a run writes, where that is not wanted. A run looks for them before it writes
 * anything there, so that it does not begin what it would not end. Used by several threads at once.
 */
public final class PolicyRefusals {
    private final Map<String, String> messages = new ConcurrentHashMap<>();
    private volatile boolean looking = true;

    /** Something was refused on a host; the first reason counts. */
    void note(String host, LockoutException refusal) {
        if (looking && refusal.ofPolicy()) {
            messages.putIfAbsent(host, refusal.getMessage());
        }
    }

    /** From now on nothing is written on these hosts. */
    public void found() {
        looking = false;
    }

    /**
     * Lets a host pass.
     *
     * @throws LockoutException if something that the run comes to would be refused there
     */
    void pass(String host) {
        String message = looking ? null : messages.get(host);
        if (message != null) {
            throw new LockoutException(message.replaceFirst("^not written: ", "nothing of this run is written on this host: "), true);
        }
    }
}
