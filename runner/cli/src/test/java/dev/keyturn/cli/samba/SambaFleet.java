package dev.keyturn.cli.samba;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.connections.winreg.WinregPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts of the example fleet, each a Samba that holds what its snapshot holds, without the 32-bit view, since Samba has one view only, and
 * without what Samba makes up. The build of Windows is part of that: a run is told the facts that it would have read.
 */
final class SambaFleet implements AutoCloseable {
    /** Keys whose values Samba makes up, so that none can be written there. */
    static final Set<RegistryPath> MADE_UP = Set.of(RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
            RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\ProductOptions"),
            RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters"));

    private static final List<RegistryPath> WRITTEN = List.of(RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders"),
            RegistryPath.hklm("SOFTWARE\\Microsoft\\.NETFramework"), RegistryPath.hklm("SOFTWARE\\KeyturnRestartPending"),
            RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings"));

    private final Path folder;
    private final Map<String, Smbd> hosts = new LinkedHashMap<>();

    SambaFleet(Path folder) {
        this.folder = folder;
    }

    /** Starts a host. */
    SambaFleet host(String name) throws IOException {
        hosts.put(name, Smbd.in(Files.createDirectory(folder.resolve(name))));
        return this;
    }

    /** Gives all hosts what their snapshots hold, and takes what runs may have added. */
    SambaFleet reset() throws ConnectionException {
        for (Map.Entry<String, Smbd> host : hosts.entrySet()) {
            Path snapshot = Command.ROOT.resolve("examples/exchange-fleet/snapshots/" + host.getKey() + ".reg");
            try (Connection from = new RegfilePlugin().open(new ConnectionRequest(host.getKey(), Optional.of(snapshot), Map.of()));
                    Connection to = open(host.getValue())) {
                RegistryChanges wishes = new RegistryChanges(to);
                WRITTEN.forEach(wishes::deleteTree);
                copy(RegistryPath.of(Hive.HKLM, ""), from, wishes);
                to.apply(wishes.toList());
            }
        }
        return this;
    }

    private static void copy(RegistryPath path, RegistryReader from, RegistryChanges wishes) {
        KeySnapshot key = from.key(path).orElseThrow();
        if (!MADE_UP.contains(path)) {
            wishes.createKey(path);
            key.values().forEach((name, value) -> wishes.setValue(path, name, value));
        }
        key.subkeys().forEach(name -> copy(path.child(name), from, wishes));
    }

    /** A connection to a host as its administrator. */
    static Connection open(Smbd smbd) throws ConnectionException {
        return new WinregPlugin(name -> null, List.of()).open(new ConnectionRequest("samba", Optional.empty(), Map.of("ansible_host", "127.0.0.1",
                "ansible_port", smbd.port(), "ansible_connection", "winreg", "ansible_user", Smbd.ADMIN, "ansible_password", Smbd.PASSWORD)));
    }

    Smbd smbd(String name) {
        return hosts.get(name);
    }

    /**
     * Runs playbooks on all hosts.
     *
     * @param told the facts of each host, as YAML
     */
    Command play(Map<String, String> told, String... arguments) throws IOException {
        StringBuilder inventory = new StringBuilder("all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: " + Smbd.ADMIN
                + ", ansible_password: " + Smbd.PASSWORD + " }\n  hosts:\n");
        hosts.forEach((name, smbd) -> inventory.append("    ").append(name).append(": { ansible_port: ").append(smbd.port())
                .append(", ").append(told.get(name)).append(" }\n"));
        Files.writeString(folder.resolve("hosts.yml"), inventory);
        List<String> line = new ArrayList<>(List.of("play", "-i", "hosts.yml", "--json"));
        for (String argument : arguments) {
            line.add(argument.endsWith(".yml") ? Command.ROOT.resolve("playbooks").resolve(argument).toString() : argument);
        }
        return Command.run(folder, line.toArray(String[]::new));
    }

    @Override
    public void close() {
        hosts.values().forEach(Smbd::close);
    }
}
