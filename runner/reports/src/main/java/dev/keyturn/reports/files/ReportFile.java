package dev.keyturn.reports.files;

import dev.keyturn.engine.file.Readers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A report that is to be written. The file is there whole or not at all, and one that is there already is replaced.
 *
 * @param kind its form
 * @param path where it goes, absolute
 */
public record ReportFile(ReportKind kind, Path path) {
    /** Why it could not be written, found without writing it; empty if it can. */
    public Optional<String> obstacle() {
        Path folder = path.getParent();
        if (Files.isDirectory(path)) {
            return Optional.of("that is a folder");
        } else if (Files.exists(path) && !Files.isRegularFile(path)) {
            return Optional.of("that is no plain file");
        } else if (Files.exists(path) && !Files.isWritable(path)) {
            return Optional.of("that file must not be written");
        } else if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("there is no folder " + folder);
        }
        try {
            Files.delete(Files.createTempFile(folder, ".keyturn", ".new"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("no file can be made in " + folder);
        }
    }

    /**
     * Writes it.
     *
     * @throws IOException if that cannot be done; what was there before is there still
     */
    public void write(List<ReportEvent> events) throws IOException {
        Readers.OWNER.replace(path, file -> {
            Writer out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
            ReportWriter writer = kind.on(out);
            for (ReportEvent event : events) {
                event.tell(writer);
            }
            out.flush();
        });
    }
}
