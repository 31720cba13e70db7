package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.RemoteKey;
import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one value costs over the connection, without what it keeps in memory. A program of the benchmark runner/bench/remote-hosts: with a port,
 * a key below HKLM that has the values v0, v1 and so on, their number and a number of rounds it prints, for each way and each round, nanoseconds per value.
 */
final class PerValue {
    private final HostSession host;
    private final RegistryPath path;
    private final List<String> names;

    private PerValue(HostSession host, RegistryPath path, List<String> names) {
        this.host = host;
        this.path = path;
        this.names = names;
    }

    /** One way to read all values. */
    private interface Way {
        void read() throws IOException;
    }

    public static void main(String... arguments) throws Exception {
        ConnectionRequest request = new ConnectionRequest("bench", Optional.empty(), Map.of("ansible_host", "127.0.0.1", "ansible_connection", "winreg",
                "ansible_port", Integer.valueOf(arguments[0])));
        List<String> names = IntStream.range(0, Integer.parseInt(arguments[2])).mapToObj(i -> "v" + i).toList();
        int rounds = Integer.parseInt(arguments[3]);
        try (WinregConnection connection = new WinregPlugin(System::getenv, List.of()).open(request)) {
            PerValue values = new PerValue(connection.directly(session -> session), RegistryPath.hklm(arguments[1]), names);
            values.time("opened-queried-closed", rounds, values::openingEach);
            values.time("kept-open", rounds, values::keepingOpen);
            values.time("side-by-side", rounds, values::sideBySide);
        }
    }

    private void time(String name, int rounds, Way way) throws IOException {
        long[] nanos = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            way.read();
            nanos[round] = (System.nanoTime() - start) / names.size();
        }
        System.out.println(name + " " + String.join(" ", Arrays.stream(nanos).mapToObj(Long::toString).toList()));
    }

    private void openingEach() throws IOException {
        RemoteRegistry registry = host.link().registry();
        for (String name : names) {
            RemoteKey key = registry.open(path, RemoteRegistry.READ).orElseThrow();
            registry.value(key, name).orElseThrow();
            registry.close(key);
        }
    }

    private void keepingOpen() throws IOException {
        for (String name : names) {
            host.value(path, name).orElseThrow();
        }
    }

    private void sideBySide() throws IOException {
        if (host.values(Map.of(path, names), RemoteRegistry.READ).get(path).stream().anyMatch(Optional::isEmpty)) {
            throw new IOException("a value is missing");
        }
    }
}
