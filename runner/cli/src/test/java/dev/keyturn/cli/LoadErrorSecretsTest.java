package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyturn.operations.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in the line of a password is said without the password. */
class LoadErrorSecretsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "all: { hosts: { h01: { ansible_password: \"Okapi } } }", "all: { hosts: { h01: { ansible_password: 'Okapi } } }",
        "all:\n  hosts:\n    h01:\n      ansible_password: Okapi: Tapir", "all:\n  hosts:\n    h01:\n      ansible_password: @Okapi",
        "all:\n  hosts:\n    h01:\n      ansible_password: %Okapi", "all:\n  hosts:\n    h01:\n      ansible_password: *Okapi",
        "all:\n  hosts:\n    h01:\n      ansible_password: !Okapi x", "all:\n  hosts:\n    h01:\n      ansible_password: {Okapi",
        "all:\n  hosts:\n    h01:\n      ansible_password: \"\\Okapi\"", "all:\n  hosts:\n    h01:\n      ansible_password: `Okapi",
        "all:\n  hosts:\n    h01:\n      ansible_password: \"{{ Okapi\"", "all:\n  hosts:\n    h01:\n      ansible_password: \"x{{ 'Okapi' | nosuch }}\"",
"all:\n  hosts:\n    h01:\n      ansible_password: x\n    Okapi",
        "h01 ansible_password='Okapi", "h01 ansible_password=\"Okapi", "h01 ansible_password=x Okapi", "h01 ansible_password: Okapi",
        "[all:vars]\nansible_password Okapi", "[g]\nh01 ansible_password=\"Okapi",
        "[g]\nh01 ansible_password=x Okapi", "[g]\nh01 ansible_password: Okapi"})
    void theMessageDoesNotHoldIt(String inventory) throws IOException {
        Files.writeString(folder.resolve("play.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n    - debug: { msg: \"{{ ansible_user }}\" }\n");
        Files.writeString(folder.resolve("hosts"), inventory + "\n");
        Command run = Command.run(folder, "play", "play.yml", "-i", "hosts", "-vvv");
        assertEquals(ExitCode.UNREACHABLE, run.code(), run.out() + run.err());
        assertFalse((run.out() + run.err()).contains("Okapi"), run.out() + run.err());
    }
}
