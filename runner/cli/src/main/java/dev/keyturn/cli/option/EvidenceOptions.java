package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.file.NewFiles;
import dev.keyturn.operations.run.HostPatch;
import dev.keyturn.operations.run.RegPatches;
import dev.keyturn.reports.console.Verification;
import dev.keyturn.reports.evidence.Evidence;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the evidence of a run goes, and what of it is not in the run store. */
public final class EvidenceOptions {
    @Option(names = "--to", paramLabel = "FILE.zip", required = true, description = "The zip to make.")
    private String to;

    @Option(names = "--plan", paramLabel = "FILE", description = "The plan that the run applied, if it was not kept with the run.")
    private String plan;

    @Option(names = "--overwrite", description = "Replace the zip if it is there.")
    private boolean overwrite;

    /** Packs a run; gives the exit code. */
    public int pack(RunStore store, String name, RegPatches patches, Terminal terminal) throws Refused {
        StoredRun run = store.read(name);
        Verification found = Verification.of(run, store);
        List<String> notes = new ArrayList<>();
        boolean readable = run.tampering().isEmpty();
        if (!readable) {
            notes.add("the journal was changed: what is said here goes up to the first line that is not as it was written,"
                    + " and there are no undo files");
        }
        Optional<byte[]> applied = plan == null ? kept(store, run, notes) : given(run, terminal);
        Evidence evidence = new Evidence(run, found, store.journalLines(name), applied, readable ? undo(run, patches, notes) : Map.of(), notes);
        Path file = terminal.workingDirectory().resolve(to).toAbsolutePath();
        NewFiles.write(file.getParent(), Map.of(file.getFileName().toString(), evidence.zip()), overwrite);
        terminal.out().println("ok: the evidence of run " + name + " is in " + file);
        terminal.out().println(found.text());
        notes.forEach(note -> terminal.err().println("keyturn: note: " + note));
        return found.changed() ? ExitCode.NOTHING_TO_DO : ExitCode.SUCCESS;
    }

    private static Optional<byte[]> kept(RunStore store, StoredRun run, List<String> notes) throws Refused {
        Path kept = store.plan(run.header().run());
        if (Files.exists(kept)) {
            return Optional.of(bytes(kept));
        }
        if (run.plan().isPresent()) {
            notes.add("the plan was not kept with the run; --plan FILE adds it");
        }
        return Optional.empty();
    }

    private Optional<byte[]> given(StoredRun run, Terminal terminal) throws Refused {
        Path file = terminal.workingDirectory().resolve(plan);
        try {
            String hash = PlanFile.read(file, plan).hash();
            if (!run.plan().equals(Optional.of(hash))) {
                throw new Refused(ExitCode.STALE, plan + " is not the plan that run " + run.header().run() + " applied: its hash is " + hash
                        + ", and the run applied " + run.plan().orElse("none"));
            }
            return Optional.of(bytes(file));
        } catch (PlanFile.BadPlan e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }

    private static Map<String, byte[]> undo(StoredRun run, RegPatches patches, List<String> notes) {
        Map<String, byte[]> undo = new TreeMap<>();
        for (String host : run.header().hosts()) {
            try {
                undo.putAll(HostPatch.files(patches.back(run, List.of(host))));
            } catch (Refused refused) {
                notes.add(refused.getMessage());
            }
        }
        return undo;
    }

    private static byte[] bytes(Path file) throws Refused {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refused(ExitCode.FAILED, file + " cannot be read: " + e);
        }
    }
}
