package dev.keyturn.reports.evidence;

import dev.keyturn.reports.console.Verification;
import dev.keyturn.store.runs.StoredRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * All about a run in one zip. Its folder is called as in the run store, so that {@code keyturn runs verify RUN --runs-dir} with the folder
 * where it was unpacked verifies the journal anew. The same run always gives the same bytes.
 *
 * @param run     the run
 * @param found   whether what is kept of it is as it was written
 * @param journal its journal's bytes
 * @param plan    the plan that it applied, if it applied one and that is at hand
 * @param undo    what takes it back, by the names of the files
 * @param notes   what is missing here, and why
 */
public record Evidence(StoredRun run, Verification found, byte[] journal, Optional<byte[]> plan, Map<String, byte[]> undo, List<String> notes) {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** The zip. */
    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files().entrySet()) {
                ZipEntry entry = new ZipEntry(run.header().run() + "/" + file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        RunFacts facts = RunFacts.of(this);
        files.put("journal.jsonl", journal);
        plan.ifPresent(text -> files.put("plan.json", text));
        undo.forEach((name, text) -> files.put("undo/" + name, text));
        files.put("before-after.csv", utf8(BeforeAfter.csv(run)));
        files.put("before-after.json", utf8(BeforeAfter.json(run)));
        files.put("verification.txt", utf8(verification()));
        files.put("summary.txt", utf8(SummaryText.of(run, facts)));
        files.put("summary.html", utf8(SummaryPage.of(run, facts)));
        return files;
    }

    private String verification() {
        return found.text() + "\n\nSHA-256 of journal.jsonl: " + sha256(journal)
                + plan.map(text -> "\nSHA-256 of plan.json: " + sha256(text)).orElse("")
                + "\n\nTo verify it anew, unpack this zip into a folder, and there: keyturn runs verify " + run.header().run() + " --runs-dir .\n"
                + "Each line of the journal ends in a hash over itself and the line before; the last one, the seal above, stands for all of it.\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The hash of a file of the zip. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
