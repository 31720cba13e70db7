package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Kdc;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a host that takes Kerberos: a Samba and a KDC on loopback. */
@Needs(RealPart.KERBEROS)
class KerberosHostsTest {
    private static final String CLIENT = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client";

    @TempDir
    private static Path folder;
    @AutoClose
    private static Kdc kdc;
    @AutoClose
    private static Smbd host;

    @BeforeAll
    static void start() throws IOException {
        kdc = Kdc.in(Files.createDirectory(folder.resolve("kdc")), Kdc.REALM).user(Smbd.ADMIN, Smbd.PASSWORD);
        host = Smbd.in(Files.createDirectory(folder.resolve("smbd")), kdc.forSmbd());
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  vars:\n    ansible_connection: winreg\n    ansible_user: " + Smbd.ADMIN
                + "@" + Kdc.REALM + "\n    ansible_password: \"{{ secret }}\"\n    ansible_port: " + host.port() + "\n  hosts:\n"
                + "    byname: { ansible_host: localhost, winreg_auth: kerberos }\n    byaddress: { ansible_host: 127.0.0.1, ansible_user: " + Smbd.ADMIN + " }\n");
    }

    @Test
    void pingSaysByWhichWayAnAccountWasProven() {
        Command run = Command.run(folder, "ping", "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("ok: [byname] => winreg, SMB 3.1.1, encrypted, Kerberos; "), run.out());
        assertTrue(run.out().contains("ok: [byaddress] => winreg, SMB 3.1.1, encrypted, NTLM; "), run.out());
        assertFalse((run.out() + run.err()).contains(Smbd.PASSWORD), run.out() + run.err());
    }

    @Test
    void theMainJobIsDoneWithATicket() {
        String playbook = Command.ROOT.resolve("playbooks/tls12-enable.yml").toString();
        Command run = Command.run(folder, "play", playbook, "-i", "hosts.yml", "-l", "byname", "-vvv", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(host.net("enumerate", CLIENT).contains("Valuename  = Enabled"), host.net("enumerate", CLIENT));
        assertFalse((run.out() + run.err()).contains(Smbd.PASSWORD), run.out() + run.err());
    }

    @Test
    void aWrongPasswordIsRefusedByTheKdcOnceForAllHosts() {
        Command run = Command.run(folder, "ping", "-i", "hosts.yml", "-l", "byname", "-e", "secret=not-the-Sesame");
        assertEquals(4, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("24 KDC_ERR_PREAUTH_FAILED"), run.out());
        assertTrue(kdc.admin("getprinc " + Smbd.ADMIN).contains("Failed password attempts: 1\n"));
        assertFalse((run.out() + run.err()).contains("not-the-Sesame"), run.out() + run.err());
    }
}
