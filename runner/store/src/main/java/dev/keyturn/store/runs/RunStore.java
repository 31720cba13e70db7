package dev.keyturn.store.runs;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.store.form.FormException;
import dev.keyturn.store.journal.ChainedReader;
import dev.keyturn.store.journal.ChainedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of all runs. A run's folder is called by its name, which sorts by time; a folder that several administrators share will do.
 *
 * @param folder  where it is; it is made when the first run begins
 * @param readers who may read what is made in it
 */
public record RunStore(Path folder, Readers readers) {
    private static final String JOURNAL = "journal.jsonl";
    private static final String PLAN = "plan.json";
    private static final String LEAVING = ".removed-";
    private static final Pattern RUN = Pattern.compile("\\d{8}T\\d{9}Z-[0-9a-f]{6}");

    /** One that nobody but its owner reads. */
    public RunStore(Path folder) {
        this(folder, Readers.OWNER);
    }

    /**
     * Begins a run.
     *
     * @throws JournalException if its journal cannot be written
     */
    public RunWriter begin(RunHeader header) {
        Path own = folder.resolve(header.run());
        try {
            readers.folder(folder);
            if (Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(own.toString());
            }
            readers.folder(own);
        } catch (IOException e) {
            throw new JournalException("the folder " + own + " for this run's journal cannot be made: " + e.getClass().getSimpleName()
                    + "; nothing is changed on a host without it. --runs-dir or KEYTURN_RUNS_DIR names another place", e);
        }
        return new RunWriter(header, ChainedWriter.create(own.resolve(JOURNAL), header.run(), readers));
    }

    /** The names of all runs, oldest first. */
    public List<String> runs() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).filter(name -> RUN.matcher(name).matches()).sorted().toList();
        } catch (IOException e) {
            throw new JournalException("the run store " + folder + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads a run.
     *
     * @throws JournalException if there is no such run, or its journal cannot be read at all
     */
    public StoredRun read(String run) {
        if (!RUN.matcher(run).matches() || !Files.isDirectory(folder.resolve(run))) {
            throw new JournalException("there is no run '" + run + "' in " + folder + "; 'keyturn runs' lists those there are", null);
        }
        return StoredRun.of(run, ChainedReader.read(journal(run), run));
    }

    /** What was known of a run before it began, without the rest of its journal; empty where it has no first line as it was written. */
    public Optional<RunHeader> header(String run) {
        try {
            return ChainedReader.first(journal(run), run).map(RunHeader::read);
        } catch (FormException newer) {
            return Optional.empty();
        }
    }

    /** The file of a run's journal. */
    public Path journal(String run) {
        return folder.resolve(run).resolve(JOURNAL);
    }

    /**
     * All that was written into a run's journal.
     *
     * @throws JournalException if it cannot be read
     */
    public byte[] journalLines(String run) {
        return ChainedReader.lines(journal(run));
    }

    /** The file of the plan that a run applied, if it was kept. Its hash stands in the run's header, and so it is sealed with the journal. */
    public Path plan(String run) {
        return folder.resolve(run).resolve(PLAN);
    }

    /**
     * Keeps the plan that a run applies, whole or not at all.
     *
     * @throws JournalException if it cannot be kept
     */
    public void keepPlan(String run, Path file) {
        try {
            readers.replace(plan(run), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new JournalException("the plan cannot be kept as " + plan(run) + ": " + e + "; nothing is changed on a host without it", e);
        }
    }

    /**
     * Removes a run for good. It is out of sight before anything of it is gone; what an earlier removal left behind goes too.
     *
     * @throws JournalException if it cannot be removed
     */
    public void remove(String run) {
        try {
            Files.move(folder.resolve(run), folder.resolve(LEAVING + run));
            List<Path> leaving;
            try (Stream<Path> all = Files.list(folder)) {
                leaving = all.filter(each -> each.getFileName().toString().startsWith(LEAVING)).toList();
            }
            for (Path each : leaving) {
                removeAll(each);
            }
        } catch (IOException e) {
            throw new JournalException("the run " + run + " cannot be removed: " + e, e);
        }
    }

    private static void removeAll(Path leaving) throws IOException {
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(leaving)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : innermostFirst) {
            Files.deleteIfExists(each);
        }
    }
}
