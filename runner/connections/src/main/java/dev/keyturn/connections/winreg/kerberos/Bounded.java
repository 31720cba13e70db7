package dev.keyturn.connections.winreg.kerberos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a KDC no longer than wanted. Java itself asks each KDC of a realm three times, for 30 seconds each, and cannot be told otherwise. */
final class Bounded {
    private Bounded() {
    }

    /**
     * Does something in a thread of its own, which is left to itself when the time is over.
     *
     * @param principal whose KDC is asked
     */
    static <T> T within(Duration limit, String principal, Callable<T> work) throws KerberosException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "Kerberos for " + principal);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw KerberosFailure.silent(principal, "within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KerberosException.impossible("the run was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KerberosException known) {
                throw known;
            }
            throw KerberosException.impossible("Java gets no ticket: " + e.getCause(), e);
        }
    }
}
