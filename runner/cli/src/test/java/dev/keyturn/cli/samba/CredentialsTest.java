package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are in nothing that runs leave behind: output, logs, reports, journals, plans, snapshots, and what they print when they fail. */
@Timeout(300)
@Needs(RealPart.SAMBA)
class CredentialsTest {
    private static final String PLAIN = "Okapi,Tapir}4711";
    private static final String ODD = "Say \"Gnu\" \\ 'x' 8";
    private static final String WRONG = "Zebra;Quagga=0815";
    private static final String CHATTY = """
            - hosts: all
              gather_facts: false
              tasks:
                - name: before anything is read
                  debug: { msg: "it is {{ ansible_password }}, you know" }
                - debug: { var: ansible_password }
                - set_fact: { kept: "{{ {'inside': [ansible_password]} }}" }
                - debug: { var: kept }
                - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnSecrets', name: a, data: 1, type: dword }
                  register: done
                - debug: { var: done }
                - name: "a name with {{ ansible_password }}"
                  assert: { that: "ansible_password == 'other'", fail_msg: "{{ ansible_password }} is not other" }
                  ignore_errors: true
                - debug: { msg: "{{ ansible_passwort }} {{ ansible_password }}" }
                  ignore_errors: true
                - debug: { msg: "{{ item }}" }
                  loop: ["{{ ansible_password }}"]
                - fail: { msg: "the end of {{ ansible_password }}" }
            """;

    @TempDir
    private static Path folder;
    @Samba
    private static Smbd smbd;
    @Samba("server smb encrypt = off")
    private static Smbd odd;

    @BeforeAll
    static void start() throws IOException {
        smbd.password(Smbd.ADMIN, PLAIN);
        odd.password(Smbd.ADMIN, ODD);
        Files.createDirectories(folder.resolve("in/host_vars"));
        Files.writeString(folder.resolve("in/chatty.yml"), CHATTY);
        Files.writeString(folder.resolve("in/quiet.yml"), "- hosts: all\n  gather_facts: true\n  tasks:\n"
                + "    - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnSecrets', name: b, data: 1, type: dword }\n");
        inventory("plain.yml", "ansible_password: '" + PLAIN + "'", "ok: { ansible_port: " + smbd.port() + " }");
        inventory("bare.yml", "x: y", "ok: { ansible_port: " + smbd.port() + " }");
        inventory("odd.yml", "ansible_password: \"{{ kept_elsewhere }}\"", "ok: { ansible_port: " + odd.port() + ", kept_elsewhere: "
                + new ObjectMapper().writeValueAsString(ODD) + " }");
        inventory("bad.yml", "x: y", "wrong: { ansible_port: " + smbd.port() + " }",
                "closed: { ansible_port: " + Smbd.freePort() + ", ansible_password: '" + PLAIN + "' }",
                "encrypted: { ansible_port: " + odd.port() + ", winreg_encrypt: required }");
        Files.writeString(folder.resolve("in/host_vars/wrong.yml"), "ansible_password: '" + WRONG + "'\n");
        Files.writeString(folder.resolve("in/host_vars/encrypted.yml"), "ansible_password: " + new ObjectMapper().writeValueAsString(ODD) + "\n");
    }

    private static void inventory(String name, String variable, String... hosts) throws IOException {
        Files.writeString(folder.resolve("in/" + name), "all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: "
                + Smbd.ADMIN + ", " + variable + " }\n  hosts:\n    " + String.join("\n    ", hosts) + "\n");
    }

    @Test
    void noRunLeavesAPasswordBehind() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Apart keyturn = new Apart(out);
        String json = "{\"ansible_password\": " + new ObjectMapper().writeValueAsString(ODD) + "}";
        Command chatty = keyturn.run(Map.of(), "play", "../in/chatty.yml", "-i", "../in/plain.yml", "-vvvv", "--diff");
        assertEquals(2, chatty.code(), chatty.out() + chatty.err());
        assertTrue(chatty.out().contains("it is ********, you know") && chatty.out().contains("the end of ********"), chatty.out());
        assertEquals(2, keyturn.run(Map.of(), "play", "../in/chatty.yml", "-i", "../in/odd.yml", "--json").code());
        assertEquals(2, keyturn.run(Map.of(), "play", "../in/chatty.yml", "-i", "../in/odd.yml", "-vvvv").code());
        assertEquals(0, keyturn.run(Map.of(), "play", "../in/quiet.yml", "-i", "../in/bare.yml", "-vvvv", "-e", "ansible_password=" + PLAIN).code());
        assertEquals(0, keyturn.run(Map.of(), "play", "../in/quiet.yml", "-i", "../in/odd.yml", "-vvvv", "-e", json).code());
        assertEquals(0, keyturn.run(Map.of("KEYTURN_PASSWORD", PLAIN), "play", "../in/quiet.yml", "-i", "../in/bare.yml", "-vvvv").code());
        Command bad = keyturn.run(Map.of(), "play", "../in/quiet.yml", "-i", "../in/bad.yml", "-vvvv");
        assertEquals(4, bad.code());
        assertTrue(Stream.of("STATUS_LOGON_FAILURE", "cannot encrypt", " closed; ").allMatch(bad.out()::contains), bad.out());
        assertEquals(4, keyturn.run(Map.of(), "ping", "-i", "../in/bad.yml").code());
        assertEquals(0, keyturn.run(Map.of(), "ping", "-i", "../in/plain.yml").code());
        assertEquals(0, keyturn.run(Map.of(), "snapshot", "-i", "../in/odd.yml", "--to", "taken").code());
        assertEquals(0, keyturn.run(Map.of(), "play", "../in/quiet.yml", "-i", "../in/plain.yml", "--check", "--out", "plan.json").code());
        Command runs = keyturn.run(Map.of(), "runs");
        assertEquals(0, runs.code());
        assertFalse(runs.out().isBlank());
        assertEquals(Set.of(), found(out));
        assertEquals(Set.of("bad.yml", "plain.yml", "odd.yml", "wrong.yml", "encrypted.yml"), found(folder.resolve("in")).stream()
                .map(line -> line.replaceFirst(": .*", "")).collect(Collectors.toSet()), "the search finds what there is");
    }

    /** The files that have a password in them, with how it is written there. */
    private static Set<String> found(Path where) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : List.of(PLAIN, ODD, WRONG)) {
                    forms(secret).stream().filter(content::contains).forEach(form -> found.add(file.getFileName() + ": " + form));
                }
            }
        }
        return found;
    }

    private static List<String> forms(String secret) throws IOException {
        List<String> forms = new ArrayList<>(List.of(secret, new ObjectMapper().writeValueAsString(secret)));
        for (byte[] bytes : List.of(secret.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_16LE))) {
            forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
            forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
            forms.add(HexFormat.ofDelimiter(",").formatHex(bytes));
        }
        // the half of it that a split at a comma, a quote or a brace would leave
        forms.addAll(Stream.of("Tapir}4711", "Gnu", "Quagga").filter(secret::contains).toList());
        return forms;
    }
}
