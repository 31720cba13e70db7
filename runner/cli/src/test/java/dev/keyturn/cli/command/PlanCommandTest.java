package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.PlanFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan is shown as those need it who approve it. */
class PlanCommandTest {
    private static final String PLAY = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: "{{ 2 if inventory_hostname == 'h03' else 1 }}", type: dword }
                  when: inventory_hostname != 'h04'
                  notify: told
                - name: protocol
                  schannel_protocol: { protocol: TLS 1.2, state: enabled }
                  when: inventory_hostname in ['h01', 'h02']
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: "yes", type: string }
            """;

    @TempDir
    private Path folder;

    private Fleet plan() {
        Fleet fleet = new Fleet(folder, 5);
        fleet.write("h05.reg", "no registry");
        assertEquals(4, fleet.play(PLAY, "--check", "--out", "plan.json", "--valid-until", "12h").code());
        return fleet;
    }

    private Command show(String... options) {
        List<String> line = new ArrayList<>(List.of("plan", "show", "plan.json"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    @Test
    void hostsWithTheSameChangesStandTogetherAndOutliersApart() {
        plan();
        Command shown = show("--diff");
        assertEquals(0, shown.code(), shown.err());
        String out = shown.out();
        int same = out.indexOf("\n2 hosts: the same 6 changes (h01, h02)\n  PLAY [settings]\n  TASK [write]: 1 change (play.yml:5:7)\n"
                + "    HKLM:\\SOFTWARE\\Demo  (new key)\n  -   a: absent\n  +   a: dword:0x00000001\n  TASK [protocol]");
        int outlier = out.indexOf("\noutlier: 2 changes (h03)\n");
        int still = out.indexOf("\n1 host: no changes (h04)\n");
        assertTrue(same > 0 && outlier > same && still > outlier, out);
        assertTrue(out.contains("  +   a: dword:0x00000002\n"), out);
        assertTrue(out.contains("  HANDLER [told]: 1 change (play.yml:13:7)\n"), out);
        assertTrue(out.contains("  then restart the host: "), out);
        assertTrue(out.contains("left out: h05: "), out);
        assertTrue(out.contains("hosts        4, and 1 left out\n"), out);
        assertTrue(out.endsWith("total        14 changes on 3 of 4 hosts; 1 handler on 3 hosts; 2 hosts have to restart\n"), out);
    }

    @Test
    void theHashAndWhereItComesFromStandAtTheTop() throws IOException {
        plan();
        String hash = Files.readString(folder.resolve("plan.json")).split("\"hash\":\"")[1].substring(0, 64);
        String out = show().out();
        assertTrue(out.contains("hash         " + hash + "\n"), out);
        assertTrue(out.contains("commit       unknown: the playbooks are in no git repository\nplaybooks    play.yml\ninventories  hosts.yml\n"
                + "command      play play.yml -i hosts.yml --check --out plan.json --valid-until 12h\n"), out);
        assertFalse(out.contains("dword"), "values are shown with --diff only");
        assertFalse(out.contains("expired"), out);
    }

    @Test
    void asJsonTheFileIsGivenAsItIs() throws IOException {
        plan();
        Command shown = show("--json");
        assertEquals(Files.readString(folder.resolve("plan.json")), shown.out());
        assertEquals("keyturn.plan/1", shown.json().get("schema").asText());
    }

    @Test
    void anEditedPlanIsShownWithAWarning() throws IOException {
        plan();
        Path file = folder.resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace("\"data\" : 2", "\"data\" : 3"));
        Command shown = show("--diff");
        assertEquals(4, shown.code());
        assertTrue(shown.out().startsWith("WARNING: THIS PLAN WAS EDITED"), shown.out());
        assertTrue(shown.out().contains("+   a: dword:0x00000003"), shown.out());
        assertEquals("keyturn: plan.json is not as it was written: its text does not have the hash it names; make a new plan\n", shown.err());
        assertEquals(4, show("--json").code());
        Files.writeString(file, Files.readString(file).replace("\"plays\"", "\"plans\""));
        assertEquals("", show().out());
        assertEquals(4, show().code());
    }

    /** Saves the same plan anew, as one that was valid until yesterday. */
    private void expire() throws Exception {
        Path file = folder.resolve("plan.json");
        Plan plan = PlanFile.read(file, "plan.json").plan();
        PlanFile.write(new Plan(plan.id(), plan.created(), Instant.now().minus(1, ChronoUnit.DAYS), plan.user(), plan.command(), plan.playbooks(),
                plan.source(), plan.folder(), plan.inventories(), plan.connection(), plan.hosts(), plan.leftOut(), plan.plays()), file);
    }

    @Test
    void aPlanOfTheFutureIsNotApplied() throws Exception {
        plan();
        Path file = folder.resolve("plan.json");
        Plan plan = PlanFile.read(file, "plan.json").plan();
        Instant tomorrow = plan.created().plus(1, ChronoUnit.DAYS);
        PlanFile.write(new Plan(plan.id(), tomorrow, tomorrow.plus(1, ChronoUnit.DAYS), plan.user(), plan.command(), plan.playbooks(), plan.source(),
                plan.folder(), plan.inventories(), plan.connection(), plan.hosts(), plan.leftOut(), plan.plays()), file);
        Command applied = Command.run(folder, "apply", "plan.json", "-y");
        assertEquals(6, applied.code(), applied.err());
        assertTrue(applied.err().startsWith("keyturn: plan.json was made at " + tomorrow + ", and it is "), applied.err());
    }

    @Test
    void anExpiredPlanIsShownAsExpired() throws Exception {
        plan();
        expire();
        Command shown = show();
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains(": it has expired, and is not applied any more\n"), shown.out());
    }

    @Test
    void aPlanThatIsNotThereIsSaid() {
        assertEquals("keyturn: plan.json cannot be read: there is no such file\n", show().err());
        assertEquals(4, show().code());
        assertTrue(Command.run(folder, "plan").out().contains("show"));
    }

    @Test
    void forHostsThatCannotBeReachedItIsWrittenForRegedit() throws IOException {
        plan();
        Command written = show("--reg", "files");
        assertEquals(0, written.code(), written.err());
        Path files = folder.resolve("files");
        assertEquals("ok: [h01] => " + files.resolve("h01.reg") + "\nok: [h02] => " + files.resolve("h02.reg") + "\nok: [h03] => "
                + files.resolve("h03.reg") + "\nok: [h04] => no file, since nothing is to be done there\n", written.out());
        String text = Files.readString(files.resolve("h01.reg"), StandardCharsets.UTF_16);
        assertTrue(text.contains("; Keyturn: what plan ") && text.contains("; Afterwards restart the host: "), text);
        assertTrue(text.contains("\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n\"a\"=dword:00000001\r\n"), text);
        assertFalse(Files.exists(files.resolve("h04.reg")));
        Command again = show("--reg", "files");
        assertEquals(2, again.code());
        assertEquals("keyturn: there is already h01.reg, h02.reg, h03.reg in " + files
                + ", and nothing was written; say --overwrite, or name another place\n", again.err());
        assertEquals(0, show("--reg", "files", "--overwrite").code());
    }

    @Test
    void aPlanThatIsNotAppliedIsNotWrittenForRegeditEither() throws Exception {
        plan();
        expire();
        assertEquals(6, show("--reg", "files").code());
        Path file = folder.resolve("plan.json");
        Files.writeString(file, Files.readString(file).replace("\"data\" : 2", "\"data\" : 3"));
        assertEquals(4, show("--reg", "files").code());
        assertFalse(Files.exists(folder.resolve("files")));
    }

    @Test
    void whatWouldLockAHostOutIsNotWrittenUnasked() {
        Fleet fleet = new Fleet(folder, 2);
        String off = "- schannel_protocol: { protocol: '{{ item }}', state: disabled, force: true }\n  loop: [TLS 1.2, TLS 1.1, TLS 1.0]\n"
                + "  when: inventory_hostname == 'h02'\n";
        Command check = fleet.tasks(off, "--check", "--out", "plan.json", "--allow-lockout", "h02");
        assertEquals(0, check.code(), check.out() + check.err());
        Command refused = show("--reg", "files");
        assertEquals(2, refused.code());
        assertTrue(refused.err().startsWith("keyturn: no file was written:\n  h02: "), refused.err());
        assertFalse(Files.exists(folder.resolve("files")));
        assertEquals(0, show("--reg", "files", "--allow-lockout", "h02").code());
        assertTrue(Files.exists(folder.resolve("files").resolve("h02.reg")));
    }
}
