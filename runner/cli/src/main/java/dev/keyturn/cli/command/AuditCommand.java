package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.option.ReportOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.operations.host.Groups;
import dev.keyturn.operations.host.HostAudit;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.reports.audit.AuditEvents;
import dev.keyturn.reports.audit.AuditJson;
import dev.keyturn.reports.audit.AuditText;
import dev.keyturn.reports.audit.Uniformity;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.files.RunEvents;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keyturn audit}: how TLS stands on each host. Writes nothing. */
@Command(name = "audit", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says of each host how TLS stands: what is configured, on and in force, how that is judged, and what HealthChecker would say."
                + " Writes nothing.")
public final class AuditCommand implements Callable<Integer> {
    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = "--uniform", paramLabel = "GROUP", description = "Show instead which settings are not the same on all hosts of this group or pattern.")
    private String uniform;

    @Option(names = {"-v", "--verbose"}, description = "A line for each host, however many there are.")
    private boolean verbose;

    @Option(names = "--json", description = "Print what was found as JSON, and nothing else.")
    private boolean json;

    @Option(names = "--detailed-exitcode", description = "End with 3 if a host is not good, or with --uniform if hosts differ.")
    private boolean detailed;

    @Mixin
    private ReportOptions files = new ReportOptions();

    @Spec
    private CommandSpec command;

    private final CommandContext context;
    private final HostAudit audit;

    @Inject
    AuditCommand(CommandContext context, HostAudit audit) {
        this.context = context;
        this.audit = audit;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        files.check(terminal);
        if (uniform != null) {
            hosts.limitTo(uniform, "--uniform");
        }
        HostRequest request = context.request(hosts);
        Instant from = Instant.now();
        List<Audited> all = audit.of(request, context.operator(hosts));
        int code = code(all);
        if (json) {
            AuditJson.write(all, terminal.out());
        } else if (uniform != null) {
            all.stream().filter(host -> host.tls().isEmpty()).map(Audited::lostLine).forEach(terminal::say);
            Uniformity.of(all).lines().forEach(terminal::say);
        } else {
            new AuditText(new Painter(terminal.colours()), verbose).lines(all).forEach(terminal::say);
        }
        boolean written = !files.any() || written(all, from, code, request);
        return written || code != ExitCode.SUCCESS && code != ExitCode.CHANGED ? code : ExitCode.FAILED;
    }

    private int code(List<Audited> all) {
        int code = audit.code(all);
        boolean well = uniform == null ? all.stream().allMatch(Audited::good) : Uniformity.of(all).uniform();
        return code == ExitCode.SUCCESS && detailed && !well ? ExitCode.CHANGED : code;
    }

    private boolean written(List<Audited> all, Instant from, int code, HostRequest request) throws Refused, IOException {
        StartedBy me = StartedBy.me();
        RunEvents.Origin origin = new RunEvents.Origin("keyturn " + String.join(" ", CommandContext.line(command)), me.user(), me.machine());
        AuditEvents.Made made = new AuditEvents.Made(RunId.next(from), from, Instant.now());
        return files.write(AuditEvents.of(all, made, origin, Groups.of(request).all(), code), context.terminal());
    }
}
