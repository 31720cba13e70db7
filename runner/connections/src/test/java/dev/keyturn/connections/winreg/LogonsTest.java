package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.ConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogonsTest {
    private static final Account ACCOUNT = Account.of("CONTOSO\\admin", "secret");

    @Test
    void anAccountThatIsRefusedIsTriedOnceHoweverManyHostsWait() throws Exception {
        Logons logons = new Logons();
        AtomicInteger tried = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(20);
        List<Future<?>> hosts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String host = "EX" + i;
            hosts.add(workers.submit(() -> assertThrows(ConnectionException.class, () -> logons.attempt(host, ACCOUNT, () -> {
                tried.incrementAndGet();
                throw new LogonRefusedException("wrong password");
            }))));
        }
        for (Future<?> host : hosts) {
            host.get(30, TimeUnit.SECONDS);
        }
        workers.shutdown();
        assertEquals(1, tried.get());
    }

    @Test
    void anAccountThatIsRefusedLaterStopsTheOthersToo() throws Exception {
        Logons logons = new Logons();
        assertEquals("in", logons.attempt("EX01", ACCOUNT, () -> "in"));
        assertThrows(LogonRefusedException.class, () -> logons.attempt("EX02", ACCOUNT, () -> {
            throw new LogonRefusedException("locked");
        }));
        ConnectionException e = assertThrows(ConnectionException.class, () -> logons.attempt("EX03", ACCOUNT, () -> "in"));
        assertEquals("the host EX03 was not tried, so that the account is not locked: locked", e.getMessage());
        assertEquals("in", logons.attempt("EX03", Account.of("other", "secret"), () -> "in"), "another account is not concerned");
    }

    @Test
    void aHostThatDoesNotAnswerProvesNothing() {
        Logons logons = new Logons();
        AtomicInteger tried = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThrows(ConnectionException.class, () -> logons.attempt("EX01", ACCOUNT, () -> {
                tried.incrementAndGet();
                throw new ConnectionException("no answer");
            }));
        }
        assertEquals(3, tried.get());
    }

    @Test
    void hostsLogOnSideBySideOnceTheAccountIsProven() throws Exception {
        Logons logons = new Logons();
        logons.attempt("EX01", ACCOUNT, () -> "in");
        java.util.concurrent.CountDownLatch both = new java.util.concurrent.CountDownLatch(2);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<Future<Boolean>> hosts = new ArrayList<>();
        for (String host : List.of("EX02", "EX03")) {
            hosts.add(workers.submit(() -> logons.attempt(host, ACCOUNT, () -> {
                both.countDown();
                try {
                    return both.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new ConnectionException("interrupted", e);
                }
            })));
        }
        for (Future<Boolean> host : hosts) {
            assertTrue(host.get());
        }
        workers.shutdown();
    }
}
