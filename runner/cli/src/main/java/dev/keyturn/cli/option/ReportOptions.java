package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.secret.Secrets;
import dev.keyturn.reports.files.ReportEvent;
import dev.keyturn.reports.files.ReportFile;
import dev.keyturn.reports.files.ReportKind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Which files a command reports to, besides its output. */
public final class ReportOptions {
    private static final String OPTION = "--report";

    @Option(names = OPTION, paramLabel = "KIND=FILE",
            description = "Write a report to FILE at the end; KIND is html, csv, junit or jsonl. May be repeated.")
    private List<String> wanted = new ArrayList<>();

    /** Whether there are any. */
    public boolean any() {
        return !wanted.isEmpty();
    }

    /**
     * Looks whether all of them can be written, before anything else is done.
     *
     * @throws Refused if one of them cannot
     */
    public void check(Terminal terminal) throws Refused {
        files(terminal.workingDirectory());
    }

    /** The same with each file's whole path, for a command that stands in another folder. */
    public ReportOptions at(Path workingDirectory) throws Refused {
        ReportOptions absolute = new ReportOptions();
        absolute.wanted = files(workingDirectory).stream().map(file -> file.kind().label() + "=" + file.path()).toList();
        return absolute;
    }

    private List<ReportFile> files(Path workingDirectory) throws Refused {
        List<ReportFile> files = new ArrayList<>();
        for (String each : wanted) {
            ReportFile file = file(each, workingDirectory);
            Optional<String> obstacle = file.obstacle();
            if (obstacle.isPresent()) {
                throw new Refused(ExitCode.FAILED, "the report " + each + " cannot be written: " + obstacle.get() + "; name another file");
            }
            if (files.stream().anyMatch(other -> other.path().equals(file.path()))) {
                throw new Refused(ExitCode.FAILED, "two reports would go to " + file.path() + "; give each a file of its own");
            }
            files.add(file);
        }
        return files;
    }

    private static ReportFile file(String wanted, Path workingDirectory) throws Refused {
        int equals = wanted.indexOf('=');
        String name = equals < 0 ? wanted : wanted.substring(0, equals);
        ReportKind kind = ReportKind.named(name).orElseThrow(() -> new Refused(ExitCode.FAILED, OPTION + " " + wanted
                + ": there is no report of the kind '" + name + "'; expected KIND=FILE, where KIND is one of " + ReportKind.names()));
        String path = wanted.substring(equals + 1);
        if (equals < 0 || path.isBlank()) {
            throw new Refused(ExitCode.FAILED, OPTION + " " + wanted + " names no file; expected " + kind.label() + "=FILE");
        }
        try {
            return new ReportFile(kind, workingDirectory.resolve(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new Refused(ExitCode.FAILED, OPTION + " " + wanted + ": " + path + " cannot be the name of a file: " + e.getReason());
        }
    }

    /** Writes all of them, passwords masked, and says so where one could not be written; gives whether all were. */
    public boolean write(List<ReportEvent> events, Terminal terminal) throws Refused {
        UnaryOperator<String> mask = Secrets.behind(terminal.out());
        List<ReportEvent> masked = events.stream().map(event -> event.masked(mask)).toList();
        boolean all = true;
        for (String each : wanted) {
            ReportFile file = file(each, terminal.workingDirectory());
            try {
                file.write(masked);
            } catch (IOException e) {
                terminal.err().println("keyturn: the report " + file.path() + " could not be written: " + e);
                all = false;
            }
        }
        return all;
    }
}
