package dev.keyturn.connections.winreg;

import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests for hosts on loopback, and plugins that lose patience sooner than usual. */
final class Hosts {
    private Hosts() {
    }

    /** A new plugin, as one run has it. */
    static WinregPlugin plugin() {
        return new WinregPlugin(name -> null, patience());
    }

    static Timeouts patience() {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1), 3, Duration.ofMillis(20));
    }

    /** The administrator of a Samba. */
    static ConnectionRequest request(int port) {
        return request(port, Map.of());
    }

    /** The administrator of a Samba, and more variables, or others. */
    static ConnectionRequest request(int port, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("ansible_host", "127.0.0.1", "ansible_port", port, "ansible_connection", "winreg",
                "ansible_user", Smbd.ADMIN, "ansible_password", Smbd.PASSWORD));
        variables.putAll(more);
        return new ConnectionRequest("EX01", Optional.empty(), variables);
    }
}
