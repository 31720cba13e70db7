package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.winreg.WinregPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.module.Target;
import dev.keyturn.operations.secret.DefaultAccount;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.modules.SchannelProtocol;
import dev.keyturn.windows.modules.SchannelProtocol.Arguments;
import dev.keyturn.windows.modules.SchannelProtocol.RoleChoice;
import dev.keyturn.windows.modules.SchannelProtocol.State;
import dev.keyturn.windows.tables.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guards over SMB: what a remote host must not lose, and what they cost. */
@Needs(RealPart.SAMBA)
class GuardedRemoteHostsTest {
    private static final GuardContext CONTEXT = new GuardContext("r1", "winreg");

    @TempDir
    private static Path folder;
    @Samba
    private static Smbd smbd;
    private final Guards guards = new Guards(ServiceLoader.load(HostGuard.class).stream().map(ServiceLoader.Provider::get).toList());

    private static Connection open() throws Exception {
        return new WinregPlugin(new DefaultAccount(name -> null), List.of()).open(new ConnectionRequest("r1", Optional.empty(),
                Map.of("ansible_connection", "winreg", "ansible_host", "127.0.0.1", "ansible_port", smbd.port(), "ansible_user", Smbd.ADMIN,
                        "ansible_password", Smbd.PASSWORD)));
    }

    @Test
    void whatWinregNeedsIsNotTakenAwayByWinreg() throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  hosts:\n    r1: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_port: "
                + smbd.port() + ", ansible_user: " + Smbd.ADMIN + ", ansible_password: '{{ secret }}' }\n");
        String service = "path: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\RemoteRegistry', name: Start, type: dword";
        Files.writeString(folder.resolve("off.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n"
                + "    - registry_key: { " + service + ", data: 2 }\n    - registry_key: { " + service + ", data: 4 }\n");
        Command run = Command.run(folder, "play", "off.yml", "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD, "--runs-dir", "runs");
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("not written: the service Remote Registry would not start any more"), run.out());
        assertTrue(smbd.net("enumerate", "HKLM\\SYSTEM\\CurrentControlSet\\Services\\RemoteRegistry").contains("2"), "it starts as before");
    }

    @Test
    void turningTls12OnAndWhatNoGuardIsAboutCostNoRoundTrip() throws Exception {
        try (Connection host = open()) {
            List<RegistryChange> tls = new SchannelProtocol().plan(new Arguments(Protocol.TLS_1_2, RoleChoice.BOTH, State.ENABLED, false, List.of()),
                    new Target("r1", host)).changes();
            assertFalse(tls.isEmpty());
            assertFree(host, tls);
            assertFree(host, new RegistryChanges(host).setValue(RegistryPath.hklm("SOFTWARE\\KeyturnGuards"), "a", RegistryValue.dword(1)).toList());
        }
    }

    private void assertFree(Connection host, List<RegistryChange> changes) {
        Optional<String> before = host.cost();
        List<Objection> objections = guards.objections(host, changes, CONTEXT);
        assertEquals(List.of(), objections);
        assertEquals(before, host.cost(), () -> "for " + changes);
    }
}
