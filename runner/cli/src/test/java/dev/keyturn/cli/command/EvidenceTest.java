package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One zip says all about a run, and proves it. */
class EvidenceTest {
    private static final String TASKS = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo <b>&', name: '=a,b', data: '<script>x</script>',"
            + " type: string }\n"
            + "- { name: hush, no_log: true, registry_key: { path: 'HKLM:\\SOFTWARE\\Demo <b>&', name: secret, data: Sesame, type: string } }\n";

    @TempDir
    private Path folder;
    private String run;

    private void play(String... options) {
        List<String> all = new ArrayList<>(List.of("--runs-dir", "runs", "--change", "CHG7", "-e", "ansible_password=Sesame"));
        all.addAll(List.of(options));
        assertEquals(0, new Fleet(folder, 2).tasks(TASKS, all.toArray(String[]::new)).code());
        run = store().runs().get(0);
    }

    private RunStore store() {
        return new RunStore(folder.resolve("runs"));
    }

    private Command evidence(String... options) {
        List<String> line = new ArrayList<>(List.of("runs", "evidence", run, "--to", "e.zip", "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder.resolve("e.zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertTrue(entry.getName().startsWith(run + "/"), entry.getName());
                String name = entry.getName().substring(run.length() + 1);
                files.put(name, new String(zip.readAllBytes(), name.endsWith(".reg") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void allThatIsKnownIsInIt() throws IOException {
        play();
        Command made = evidence();
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().startsWith("ok: the evidence of run " + run + " is in " + folder.resolve("e.zip") + "\nok: " + run + ": all "),
                made.out());
        Map<String, String> files = files();
        assertEquals(List.of("before-after.csv", "before-after.json", "journal.jsonl", "summary.html", "summary.txt", "undo/h01.reg", "undo/h02.reg",
                "verification.txt"), List.copyOf(files.keySet()));
        assertEquals(Files.readString(store().journal(run)), files.get("journal.jsonl"));
        assertTrue(files.get("verification.txt").startsWith("ok: " + run + ": all "), files.get("verification.txt"));
        String summary = files.get("summary.txt");
        assertTrue(summary.contains("Change       CHG7\n") && summary.contains("Commit       unknown"), summary);
        assertTrue(summary.contains("+   =a,b: \"<script>x</script>\"\n"), summary);
        assertFalse(files.toString().contains("Sesame"));
        assertTrue(files.get("undo/h02.reg").contains("\"=a,b\"=-"), files.get("undo/h02.reg"));
    }

    @Test
    void thePageNeedsNothingElseAndRunsNothing() throws IOException {
        play();
        evidence();
        String page = files().get("summary.html");
        assertTrue(page.contains("<h3>h01, h02</h3>") && page.contains("&lt;script&gt;x&lt;/script&gt;"), page);
        assertTrue(page.contains("HKLM:\\SOFTWARE\\Demo &lt;b&gt;&amp; <em>new key</em></td>") && page.contains("the journal is as it was written"), page);
        for (String foreign : List.of("<script", "src=", "href=", "@import", "url(", "http:", "https:")) {
            assertFalse(page.contains(foreign), foreign);
        }
    }

    @Test
    void theTableIsSafeInASpreadsheetAndTheJsonIsExact() throws IOException {
        play();
        evidence();
        Map<String, String> files = files();
        assertTrue(files.get("before-after.csv").contains("h02,value,HKLM\\SOFTWARE\\Demo <b>&,64-bit,\"'=a,b\",,absent,REG_SZ,"
                + "\"\"\"<script>x</script>\"\"\"\r\n"),
                files.get("before-after.csv"));
        JsonNode json = new ObjectMapper().readTree(files.get("before-after.json"));
        JsonNode value = json.get("hosts").get(1).get("changes").get(2);
        assertEquals("h02", json.get("hosts").get(1).get("host").asText());
        assertEquals("=a,b", value.get("name").asText());
        assertTrue(value.get("before").isNull());
        assertEquals("<script>x</script>", value.get("after").get("data").asText());
    }

    @Test
    void theSameRunGivesTheSameBytesAndIsNotOverwrittenUnasked() throws IOException {
        play();
        evidence();
        byte[] first = Files.readAllBytes(folder.resolve("e.zip"));
        Command again = evidence();
        assertEquals(2, again.code());
        assertEquals("keyturn: there is already e.zip in " + folder + ", and nothing was written; say --overwrite, or name another place\n",
                again.err());
        assertEquals(0, evidence("--overwrite").code());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("e.zip")));
    }

    @Test
    void unpackedItIsARunStoreThatVerifies() throws IOException {
        play();
        evidence();
        Path unpacked = folder.resolve("unpacked").resolve(run);
        Files.createDirectories(unpacked);
        Files.writeString(unpacked.resolve("journal.jsonl"), files().get("journal.jsonl"));
        assertEquals(0, Command.run(folder, "runs", "verify", run, "--runs-dir", "unpacked").code());
    }

    @Test
    void theRoomBehindTheJournalOfAKilledRunIsNotPacked() throws IOException {
        play();
        String lines = Files.readString(store().journal(run));
        Files.writeString(store().journal(run), lines + "\0".repeat(70_000));
        assertEquals(0, evidence().code());
        assertEquals(lines, files().get("journal.jsonl"));
    }

    @Test
    void aJournalThatWasChangedIsPackedAndSaid() throws IOException {
        play();
        Files.writeString(store().journal(run), Files.readString(store().journal(run)).replace("<script>", "<b>"));
        Command made = evidence();
        assertEquals(1, made.code());
        Map<String, String> files = files();
        assertTrue(files.get("verification.txt").startsWith("changed: " + run), files.get("verification.txt"));
        assertTrue(files.get("summary.html").contains("the journal was changed"), files.get("summary.html"));
        assertFalse(files.containsKey("undo/h01.reg"));
    }

    @Test
    void anAppliedPlanIsKeptWithItsRunAndPacked() throws IOException {
        Fleet fleet = new Fleet(folder, 2);
        assertEquals(0, fleet.tasks(TASKS.lines().findFirst().orElseThrow() + "\n", "--check", "--out", "plan.json").code());
        assertEquals(0, Command.run(folder, "apply", "plan.json", "--runs-dir", "runs").code());
        run = store().runs().get(0);
        String plan = Files.readString(folder.resolve("plan.json"));
        Files.delete(folder.resolve("plan.json"));
        assertEquals(0, evidence().code());
        assertEquals(plan, files().get("plan.json"));
        assertTrue(files().get("summary.txt").contains("Plan         " + plan.split("\"hash\":\"")[1].substring(0, 64) + " (plan.json)\n"));
        Files.writeString(store().plan(run), plan.replace("Demo", "Dome"));
        Command verified = Command.run(folder, "runs", "verify", run, "--runs-dir", "runs");
        assertEquals(1, verified.code());
        assertTrue(verified.out().startsWith("changed: " + run + ": plan.json is not as it was written"), verified.out());
        assertEquals(1, evidence("--overwrite").code());
        Files.delete(store().plan(run));
        assertEquals("keyturn: note: the plan was not kept with the run; --plan FILE adds it\n", evidence("--overwrite").err());
        Files.writeString(folder.resolve("plan.json"), plan);
        assertEquals("", evidence("--overwrite", "--plan", "plan.json").err());
        assertEquals(plan, files().get("plan.json"));
    }

    @Test
    void anotherPlanThanTheAppliedOneIsRefused() {
        play();
        assertEquals(0, new Fleet(folder, 2).tasks(TASKS.lines().findFirst().orElseThrow() + "\n", "--check", "--out", "plan.json").code());
        Command made = evidence("--plan", "plan.json");
        assertEquals(6, made.code());
        assertTrue(made.err().startsWith("keyturn: plan.json is not the plan that run " + run + " applied: its hash is "), made.err());
        assertTrue(made.err().endsWith(", and the run applied none\n"), made.err());
    }
}
