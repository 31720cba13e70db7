package dev.keyturn.operations.run;

import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A run that is kept, and what is left of it to do.
 *
 * @param header  the run
 * @param resumed whether it was resumed before
 * @param left    its hosts that neither it nor what resumed it brought to the end
 */
public record Resumption(RunHeader header, boolean resumed, List<String> left) {
    public Resumption {
        left = List.copyOf(left);
    }

    /**
     * Looks what is left.
     *
     * @throws Refused if its journal was changed, or where it was started is not there any more
     */
    public static Resumption of(RunStore store, String run) throws Refused {
        RunHeader header = store.read(run).header();
        Lineage lineage = Lineage.of(store, run);
        if (lineage.tampering().isPresent()) {
            throw new Refused(ExitCode.FAILED, lineage.tampering().get());
        }
        Set<String> open = Set.copyOf(lineage.left());
        List<String> left = header.hosts().stream().filter(open::contains).toList();
        if (!left.isEmpty() && !Files.isDirectory(Path.of(header.folder()))) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "the folder " + header.folder() + ", where run " + run + " was started, is not there any more");
        }
        return new Resumption(header, lineage.runs().size() > 1, left);
    }
}
