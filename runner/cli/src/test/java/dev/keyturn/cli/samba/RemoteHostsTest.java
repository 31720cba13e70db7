package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Typed;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over SMB: two hosts, each a Samba of its own on loopback. */
@Needs(RealPart.SAMBA)
class RemoteHostsTest {
    private static final String SCHANNEL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";

    @TempDir
    private static Path folder;
    @Samba
    private static Smbd first;
    @Samba
    private static Smbd second;

    private static String inventory(int... ports) {
        StringBuilder text = new StringBuilder("all:\n  vars:\n    ansible_connection: winreg\n    ansible_host: 127.0.0.1\n    ansible_user: " + Smbd.ADMIN
                + "\n    ansible_password: \"{{ secret }}\"\n  hosts:\n");
        for (int i = 0; i < ports.length; i++) {
            text.append("    r").append(i + 1).append(": { ansible_port: ").append(ports[i]).append(" }\n");
        }
        return text.toString();
    }

    private static Command play(String inventory, String... options) throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), inventory);
        List<String> line = new ArrayList<>(List.of("play", "-i", "hosts.yml"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    @Test
    void theMainJobIsPredictedAndDoneAndDoneOnce() throws IOException {
        String[] check = {Command.ROOT.resolve("playbooks/tls12-enable.yml").toString(), "--json", "-e", "secret=" + Smbd.PASSWORD, "--check"};
        String[] real = java.util.Arrays.copyOf(check, 4);
        String hosts = inventory(first.port(), second.port());
        Command predicted = play(hosts, check);
        assertEquals(0, predicted.code(), predicted.out() + predicted.err());
        assertFalse(first.net("enumerate", SCHANNEL + "TLS 1.2\\Client").contains("Enabled"), "a check run writes nothing");
        Command made = play(hosts, real);
        for (int host = 0; host < 2; host++) {
            JsonNode then = predicted.json().get("hosts").get(host);
            assertEquals(then.get("changes"), made.json().get("hosts").get(host).get("changes"));
            assertEquals(then.get("totals"), made.json().get("hosts").get(host).get("totals"));
            assertTrue(then.get("changes").size() >= 8, then.toString());
        }
        String found = second.net("enumerate", SCHANNEL + "TLS 1.2\\Client");
        assertTrue(found.contains("Enabled") && found.contains("REG_DWORD"), found);
        play(hosts, real).json().get("hosts").forEach(host -> assertTrue(host.get("changes").isEmpty(), host.toString()));
    }

    @Test
    void aHostThatIsNotThereIsUnreachableAndTheOthersGoOn() throws IOException {
        Files.writeString(folder.resolve("one.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n"
                + "    - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnRemote', name: a, data: 1, type: dword }\n");
        Command run = play(inventory(first.port(), Smbd.freePort()), "one.yml", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(4, run.code());
        assertTrue(run.out().contains("changed: [r1]"), run.out());
        assertTrue(run.out().contains("fatal: [r2]: UNREACHABLE! => "), run.out());
    }

    @Test
    void aWrongPasswordIsTriedOnceSaidAndNeverShown() throws IOException {
        Files.writeString(folder.resolve("one.yml"), "- hosts: all\n  tasks: []\n");
        Command run = play(inventory(first.port(), second.port()), "one.yml", "-vvv", "-e", "secret=not-the-Sesame");
        assertEquals(4, run.code());
        assertEquals(2, run.out().lines().filter(l -> l.contains("UNREACHABLE!")).count(), run.out());
        assertFalse((run.out() + run.err()).contains("not-the-Sesame"), run.out() + run.err());
    }

    @Test
    void theAccountOfHostsThatNameNoneComesFromTheOptions() throws IOException {
        Files.writeString(folder.resolve("bare.yml"), "all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_port: " + first.port()
                + " }\n  hosts: { r1: }\n");
        Typed typed = new Typed(Smbd.PASSWORD);
        Command asked = Command.run(folder, typed, "ping", "-i", "bare.yml", "-u", Smbd.ADMIN, "--ask-pass");
        assertEquals(0, asked.code(), asked.out() + asked.err());
        assertEquals(List.of("Password for " + Smbd.ADMIN + ": "), typed.questions());
        Files.writeString(folder.resolve("secret.txt"), Smbd.PASSWORD + "\n");
        Command read = Command.run(folder, "ping", "-i", "bare.yml", "-u", Smbd.ADMIN, "--connection-password-file", "secret.txt");
        assertEquals(0, read.code(), read.out() + read.err());
    }

    @Test
    void pingSaysHowAHostIsReachedAndWhetherItCanBeWritten() throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), inventory(first.port(), Smbd.freePort())
                + "    plain: { ansible_port: " + second.port() + ", ansible_user: " + Smbd.PLAIN + " }\n");
        Command run = Command.run(folder, "ping", "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(4, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("ok: [r1] => winreg, SMB 3.1.1, encrypted, NTLM; "), run.out());
        assertTrue(run.out().contains("; a write would be allowed"), run.out());
        assertTrue(run.out().contains("fatal: [r2]: UNREACHABLE! => "), run.out());
        assertFalse(run.out().contains("ok: [plain]"), run.out());
    }

    @Test
    void anInventoryMadeForAnsibleIsUsedAsItIsWithC() throws IOException {
        Files.writeString(folder.resolve("one.yml"), "- hosts: all\n  gather_facts: true\n  tasks: []\n");
        String winrm = inventory(first.port()).replace("ansible_connection: winreg", "ansible_connection: winrm");
        Command refused = play(winrm, "one.yml", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(4, refused.code());
        assertTrue(refused.err().contains("-c winreg takes its place"), refused.err());
        // its port is WinRM's, so it is left alone, and nothing listens on 445 of this machine
        Command run = play(winrm, "one.yml", "-c", "winreg", "-e", "secret=" + Smbd.PASSWORD);
        assertTrue(run.out().contains("fatal: [r1]: UNREACHABLE! => ") && run.out().contains("445"), run.out() + run.err());
    }

    @Test
    void aSnapshotOfARemoteHostIsAHostToRehearseOn() throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), inventory(first.port(), second.port()));
        Command taken = Command.run(folder, "snapshot", "-i", "hosts.yml", "--to", "taken", "-e", "secret=" + Smbd.PASSWORD);
        assertEquals(0, taken.code(), taken.out() + taken.err());
        String[] line = {Command.ROOT.resolve("playbooks/tls12-enable.yml").toString(), "--json", "--check", "-e", "secret=" + Smbd.PASSWORD};
        JsonNode there = play(inventory(first.port()), line).json().get("hosts").get(0).get("totals");
        String[] rehearsal = java.util.Arrays.copyOf(line, 7);
        rehearsal[5] = "-e";
        rehearsal[6] = "regfile=taken/{{ inventory_hostname }}.reg";
        assertEquals(there, play(inventory(first.port()), rehearsal).json().get("hosts").get(0).get("totals"));
    }
}
