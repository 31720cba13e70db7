package dev.keyturn.cli.option;

import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.Keeping;
import dev.keyturn.operations.run.RunRequest;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command has that runs something on hosts and may write there. */
public final class RunRequestOptions {
    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = {"-C", "--check"}, description = "Predict only, exactly; change nothing.")
    private boolean check;

    @Mixin
    private ConsentOptions consent = new ConsentOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private ConfirmationOptions confirmation = new ConfirmationOptions();

    @Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(names = "--change", paramLabel = "NUMBER", description = "The number of the change that this run belongs to, kept with it.")
    private String change;

    /**
     * What the options ask for, and the project where they say nothing.
     *
     * @param store where runs are kept
     * @param line  the command line, secrets masked
     * @throws Refused if they cannot be used
     */
    public RunRequest request(ProjectFile project, RunStore store, Path workingDirectory, List<String> line) throws Refused {
        Map<String, Object> shown = new LinkedHashMap<>(hosts.kept());
        shown.putAll(confirmation.kept(project));
        shown.putAll(reporting.kept());
        Keeping keeping = new Keeping(store, line, Optional.ofNullable(change), Optional.empty(), shown);
        return new RunRequest(policies.on(hosts.request(project, workingDirectory)), check, consent.consent(), keeping);
    }

    /** Where runs are kept. */
    public RunsOptions runs() {
        return runs;
    }

    /** Which hosts, and how they are reached. */
    public HostOptions hosts() {
        return hosts;
    }

    /** Whether only to predict. */
    public boolean check() {
        return check;
    }

    /** What the run is allowed. */
    public ConsentOptions consent() {
        return consent;
    }

    /** How a real run on many hosts is confirmed. */
    public ConfirmationOptions confirmation() {
        return confirmation;
    }

    /** How the run is shown. */
    public ReportingOptions reporting() {
        return reporting;
    }
}
