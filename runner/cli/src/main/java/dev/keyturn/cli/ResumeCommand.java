package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code keyturn resume}: finishes a run that did not come to its end. Its command is given again, for the hosts that are left; each is planned
 * from what is there by now, so what was done already is found done.
 */
@Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Finishes a run that was stopped or killed, or that hosts failed in: on the hosts that it did not bring to the end.")
final class ResumeCommand implements Callable<Integer> {
    /** What is not given again: consents to single hosts, and reports, which would replace those of the run itself. */
    private static final List<String> FOR_ONCE = List.of("--allow-lockout", "--break-lock", ReportOptions.OPTION);

    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String run;

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS", description = "Secrets that the run was given on its command line, which are not kept.")
    private List<String> extraVars = new ArrayList<>();

    @Option(names = "--allow-lockout", paramLabel = "HOST", description = "As in play; the consent of the run itself does not last.")
    private List<String> allowLockout = new ArrayList<>();

    @Option(names = "--break-lock", paramLabel = "HOST", description = "As in play; the consent of the run itself does not last.")
    private List<String> breakLock = new ArrayList<>();

    @Option(names = {"-y", "--yes"}, description = "Do not ask before a real run on many hosts.")
    private boolean yes;

    @Option(names = {"-k", "--ask-pass"}, description = "Ask for the password of hosts that name none.")
    private boolean askPassword;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    private final Terminal terminal;
    private final Interruption interruption;

    @Inject
    ResumeCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws Exception {
        reports.check(terminal);
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(terminal.workingDirectory(), problems);
        problems.throwIfAny();
        RunStore store = runs.store(project, terminal.workingDirectory());
        StoredRun stored = store.read(run);
        Lineage lineage = Lineage.of(store, run);
        if (lineage.tampering().isPresent()) {
            throw new Refused(ExitCode.FAILED, lineage.tampering().get());
        }
        Set<String> open = Set.copyOf(lineage.left());
        List<String> left = stored.header().hosts().stream().filter(open::contains).toList();
        if (left.isEmpty()) {
            String what = lineage.runs().size() > 1 ? run + " and what resumed it" : run;
            terminal.out().println("ok: run " + what + " brought all its " + stored.header().hosts().size() + " hosts to the end; there is nothing to resume");
            return ExitCode.SUCCESS;
        }
        Path folder = Path.of(stored.header().folder());
        if (!Files.isDirectory(folder)) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "the folder " + folder + ", where run " + run + " was started, is not there any more");
        }
        List<String> line = line(stored, left, store);
        terminal.err().println("keyturn: resuming run " + run + " on " + left.size() + " of " + stored.header().hosts().size() + " hosts");
        return Keyturn.run(line.toArray(String[]::new), new Terminal(terminal.out(), terminal.err(), folder, terminal.colours(), terminal.keyboard()),
                interruption);
    }

    private static List<String> lasting(List<String> recorded) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            String option = recorded.get(i).split("=", 2)[0];
            if (!FOR_ONCE.contains(option)) {
                kept.add(recorded.get(i));
            } else if (!recorded.get(i).contains("=")) {
                i++;
            }
        }
        return kept;
    }

    private List<String> line(StoredRun stored, List<String> left, RunStore store) throws Refused {
        List<String> line = new ArrayList<>();
        List<String> recorded = lasting(stored.header().command());
        for (int i = 0; i < recorded.size(); i++) {
            boolean secret = recorded.get(i).contains(MaskedCommand.MASK);
            if (!secret) {
                line.add(recorded.get(i));
            } else if (extraVars.isEmpty()) {
                throw new Refused(ExitCode.FAILED, "the command line of run " + run + " held a secret, which was not kept: " + recorded.get(i)
                        + "; give it again with -e");
            } else if (line.get(line.size() - 1).startsWith("-")) {
                line.remove(line.size() - 1);
            }
        }
        extraVars.forEach(vars -> line.addAll(List.of("-e", vars)));
        allowLockout.forEach(host -> line.addAll(List.of("--allow-lockout", host)));
        breakLock.forEach(host -> line.addAll(List.of("--break-lock", host)));
        line.addAll(reports.absolute(terminal.workingDirectory()));
        line.addAll(List.of("--among", String.join(",", left), "--resumes", run, "--runs-dir", store.folder().toString()));
        if (yes && !line.contains("--yes") && !line.contains("-y")) {
            line.add("--yes");
        }
        if (askPassword && !line.contains("--ask-pass") && !line.contains("-k")) {
            line.add("--ask-pass");
        }
        return line;
    }
}
