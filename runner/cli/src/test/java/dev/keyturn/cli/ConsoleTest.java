package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.operations.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads: lines, folding, colours, and what must never be read. */
class ConsoleTest {
    private static final String ONE_VALUE = """
            - name: one value
              registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: "{{ who | default('same') }}", data: 1, type: dword }
            """;

    @TempDir
    private Path folder;

    private static String body(Command run) {
        int from = run.out().indexOf("TASK [");
        return run.out().substring(from, run.out().indexOf("\nPLAY RECAP"));
    }

    @Test
    void tenHostsHaveALineEachAndElevenAreFolded() {
        assertEquals(10, new Fleet(folder, 10).tasks(ONE_VALUE, "--check").out().lines().filter(l -> l.startsWith("changed: [h")).count());
        Command eleven = new Fleet(folder, 11).tasks(ONE_VALUE, "--check", "--diff");
        assertEquals("""
                TASK [one value] ***************************************************************
                --- 11 hosts: the same 1 change
                +++ after
                  HKLM:\\SOFTWARE\\Demo  (new key)
                -   same: absent
                +   same: dword:0x00000001

                changed: [11 hosts: h01, h02, h03, h04, h05 and 6 more]
                """, body(eleven));
        assertTrue(eleven.out().contains("11 hosts: the same 1 change (h01, h02, h03, h04, h05 and 6 more)"), eleven.out());
    }

    @Test
    void outliersStandAloneAndVerboseUnfolds() {
        Fleet fleet = new Fleet(folder, 12);
        String tasks = ONE_VALUE.replace("who | default('same')", "'odd' if inventory_hostname == 'h07' else 'same'");
        String folded = fleet.tasks(tasks, "--check").out();
        assertTrue(folded.contains("changed: [12 hosts:"), "the line says no more than that they change: " + folded);
        assertTrue(folded.contains("11 hosts: the same 1 change"), folded);
        assertTrue(folded.contains("1 outlier: h07 (1)"), folded);
        assertEquals(12, fleet.tasks(tasks, "--check", "-v").out().lines().filter(l -> l.startsWith("changed: [h")).count());
    }

    @Test
    void aTerminalHasColoursAndAPipeHasNone() {
        Fleet fleet = new Fleet(folder, 1);
        assertFalse(fleet.tasks(ONE_VALUE, "--check").out().contains("\u001B"));
        Command coloured = Command.run(folder, true, "play", "play.yml", "-i", "hosts.yml", "--check", "--diff");
        assertTrue(coloured.out().contains("\u001B[0;33mchanged: [h01]\u001B[0m"), coloured.out());
        assertTrue(coloured.out().contains("\u001B[0;32m+   same: dword:0x00000001\u001B[0m"), coloured.out());
    }

    @Test
    void theRecapCountsAsAnsibleDoesWithTwoCountersMore() {
        Command run = new Fleet(folder, 1).tasks("""
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                - fail: { msg: boom }
                  ignore_errors: true
                - block: [ { fail: { msg: boom } } ]
                  rescue: [ { debug: { msg: saved } } ]
                - debug: { msg: never }
                  when: false
                - win_feature: { name: Telnet-Client }
                - reboot_required: { reason: test }
                """);
        assertEquals("h01                        : ok=5    changed=1    unreachable=0    failed=0    skipped=1    rescued=1    ignored=1"
                + "    reboot=1    unsupported=1", run.out().lines().filter(l -> l.startsWith("h01 ")).findFirst().orElseThrow());
        assertEquals(ExitCode.SUCCESS, run.code());
        assertTrue(run.out().contains("unsupported: [h01] => Keyturn has no module 'win_feature', so nothing was done"), run.out());
    }

    @Test
    void strictMakesAnUnsupportedModuleAFailure() {
        assertEquals(ExitCode.FAILED, new Fleet(folder, 1).tasks("- win_feature: { name: Telnet-Client }\n", "--strict").code());
    }

    @Test
    void whatNoLogHidesIsInNoOutput() {
        String secret = "hunter2-secret";
        String tasks = """
                - name: a password
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: DefaultPassword, data: "{{ item }}" }
                  loop: [ hunter2-secret ]
                  no_log: true
                - name: a failing one
                  win_regedit: { path: 'HKLM:\\SOFTWARE\\Demo', name: x, data: hunter2-secret, type: dword }
                  no_log: true
                  ignore_errors: true
                - name: one that says too much
                  fail: { msg: "{{ 'hunter2' ~ '-secret' }}" }
                  no_log: true
                """;
        for (String option : new String[] {"--check", "--diff", "-vvv", "--json"}) {
            Command run = new Fleet(folder, 1).tasks(tasks, "--diff", option);
            assertEquals(ExitCode.FAILED, run.code());
            assertFalse((run.out() + run.err()).contains(secret), option + ":\n" + run.out() + run.err());
        }
        String out = new Fleet(folder, 1).tasks(tasks, "--check").out();
        assertTrue(out.contains("changed: [h01] => (item=None)"), out);
        Fleet fleet = new Fleet(folder, 11);
        assertTrue(fleet.tasks(tasks.substring(0, tasks.indexOf("- name: a failing"))).out().contains("11 hosts: the same 1 change"));
        assertTrue(fleet.read("h01.reg").contains(secret), "it is written all the same");
    }

    @Test
    void okSaysWhyAtV() {
        Fleet fleet = new Fleet(folder, 1);
        assertEquals(ExitCode.SUCCESS, fleet.tasks(ONE_VALUE).code());
        String out = fleet.tasks(ONE_VALUE, "-v").out();
        assertTrue(out.contains("ok: [h01] => {\"changed\": false, ") && out.contains("\"reason\": \""), out);
        assertTrue(fleet.tasks(ONE_VALUE).out().contains("ok: [h01]\n"));
    }

    @Test
    void severalValuesOfOneTaskAreOneChange() {
        String out = new Fleet(folder, 1).tasks("- schannel_protocol: { protocol: TLS 1.2, state: enabled }\n", "--check").out();
        assertTrue(out.contains("ok=1    changed=1 "), out);
    }
}
