package dev.keyturn.cli.terminal;

import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.reports.HostList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file with the hosts that a run did not bring to its end, for {@code --limit @FILE}. */
public final class RetryFile {
    private RetryFile() {
    }

    /** Writes it after a run that leaves hosts behind, and says what is to be said about it; after a check run only where one was asked for. */
    public static Optional<String> write(RunReport report, Optional<String> asked, Path workingDirectory) {
        List<HostReport> hosts = report.unfinished();
        if (hosts.isEmpty() || report.check() && asked.isEmpty()) {
            return Optional.empty();
        }
        String name = asked.orElseGet(() -> Path.of(report.playbooks().get(0)).getFileName().toString().replaceFirst("[.][^.]+$", "") + ".retry");
        List<String> lines = new ArrayList<>();
        lines.add("# hosts that run " + report.id() + " of " + String.join(", ", report.playbooks()) + " did not bring to its end");
        hosts.forEach(host -> lines.add(host.host()));
        try {
            Readers.OWNER.replace(workingDirectory.resolve(name), (String.join(System.lineSeparator(), lines) + System.lineSeparator())
                    .getBytes(StandardCharsets.UTF_8));
            return Optional.of(HostList.count(hosts.size(), "host") + " did not come to the end; to go over " + (hosts.size() == 1 ? "it" : "them")
                    + " again, say --limit @" + name);
        } catch (IOException e) {
            return Optional.of("the hosts that did not come to the end could not be written to " + name + ": " + e.getMessage()
                    + "; --retry-file FILE names another file");
        }
    }
}
