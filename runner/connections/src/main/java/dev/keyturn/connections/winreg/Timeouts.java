package dev.keyturn.connections.winreg;

import java.time.Duration;

/**
 * How long to wait for a host.
 *
 * @param connect      for the TCP connection
 * @param authenticate for each message until the logon is done
 * @param call         for each answer after that
 * @param service      for the Remote Registry service to start, which the first knock on its pipe triggers
 * @param retries      how often a broken connection is made anew within one operation
 * @param pause        before the first new connection; each further one waits twice as long
 */
record Timeouts(Duration connect, Duration authenticate, Duration call, Duration service, int retries, Duration pause) {
    static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(6),
            3, Duration.ofMillis(300));
}
