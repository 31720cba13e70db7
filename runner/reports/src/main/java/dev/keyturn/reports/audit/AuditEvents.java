package dev.keyturn.reports.audit;

import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.reports.files.Assessment;
import dev.keyturn.reports.files.Control;
import dev.keyturn.reports.files.HostFinished;
import dev.keyturn.reports.files.ReportEvent;
import dev.keyturn.reports.files.ReportFinding;
import dev.keyturn.reports.files.ReportInForce;
import dev.keyturn.reports.files.ReportSetting;
import dev.keyturn.reports.files.ReportVerdict;
import dev.keyturn.reports.files.RunEvents;
import dev.keyturn.reports.files.RunFinished;
import dev.keyturn.reports.files.RunStarted;
import dev.keyturn.windows.state.DotNetState;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.Judgement;
import dev.keyturn.windows.state.ProtocolState;
import dev.keyturn.windows.state.Rating;
import dev.keyturn.windows.state.RoleState;
import dev.keyturn.windows.state.WinHttpState;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.DotNetKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The events of an audit, for reports in files. */
public final class AuditEvents {
    private static final String BOTH = "Enabled, DisabledByDefault";

    private final Function<String, List<String>> groups;

    private AuditEvents(Function<String, List<String>> groups) {
        this.groups = groups;
    }

    /** When an audit was made, and under which name. */
    public record Made(String run, Instant from, Instant until) {
    }

    /**
     * All events, host by host.
     *
     * @param groups the groups of a host
     * @param exit   the exit code
     */
    public static List<ReportEvent> of(List<Audited> all, Made made, RunEvents.Origin origin, Function<String, List<String>> groups, int exit) {
        List<ReportEvent> events = new ArrayList<>();
        events.add(new RunStarted(made.run(), made.from(), origin.command(), origin.user(), origin.controller(), List.of(), true));
        AuditEvents audit = new AuditEvents(groups);
        all.forEach(host -> audit.host(host, events));
        int lost = (int) all.stream().filter(host -> host.tls().isEmpty()).count();
        events.add(new RunFinished(made.until(), all.size(), 0, lost, false, exit, List.of()));
        return events;
    }

    private void host(Audited host, List<ReportEvent> events) {
        List<ReportFinding> found = host.tls().map(tls -> findings(host.host(), tls)).orElseGet(() -> List.of(lost(host)));
        events.addAll(found);
        int good = (int) found.stream().filter(finding -> finding.verdict() == ReportVerdict.GOOD).count();
        int skipped = (int) found.stream().filter(finding -> finding.verdict() == ReportVerdict.SKIPPED).count();
        boolean unreachable = host.status() == Status.UNREACHABLE;
        HostFinished.Counts counts = new HostFinished.Counts(good, 0, found.size() - good - skipped - (unreachable ? 1 : 0), unreachable ? 1 : 0, skipped);
        HostFinished.End end = unreachable ? HostFinished.End.UNREACHABLE : host.tls().isEmpty() ? HostFinished.End.FAILED : HostFinished.End.FINISHED;
        events.add(new HostFinished(host.host(), groups.apply(host.host()), host.place(), counts, end, restart(host)));
    }

    private static String restart(Audited host) {
        return host.tls().flatMap(tls -> tls.restart().marker()).map(marker -> "the host: " + marker.reason() + ", since " + marker.since()).orElse("");
    }

    private ReportFinding lost(Audited host) {
        return new ReportFinding(host.host(), groups.apply(host.host()), Control.of("host"), ReportSetting.NONE, Optional.empty(), ReportInForce.UNKNOWN,
                List.of(host.failure()), host.status() == Status.UNREACHABLE ? ReportVerdict.UNREACHABLE : ReportVerdict.FAILED, "", "");
    }

    private List<ReportFinding> findings(String host, HostTls tls) {
        List<ReportFinding> found = new ArrayList<>();
        found.add(new ReportFinding(host, groups.apply(host), Control.of("host"), ReportSetting.NONE, Optional.empty(), inForce(tls.inForce()),
                List.of(tls.judgement().reason(), "HealthChecker would say " + tls.healthChecker().grade().label()), verdict(tls.judgement()), "", ""));
        for (ProtocolState protocol : tls.protocols()) {
            protocol.roles().forEach(role -> found.add(role(host, tls, protocol, role)));
        }
        tls.winHttp().forEach(view -> found.add(winHttp(host, view)));
        tls.dotNet().forEach(view -> found.add(dotNet(host, view)));
        return found;
    }

    private ReportFinding role(String host, HostTls tls, ProtocolState protocol, RoleState role) {
        Control control = Control.of(role.key());
        String theirs = protocol.protocol().flatMap(tls.healthChecker()::words).orElse("");
        Assessment assessment = new Assessment(role.configured(), role.osDefaultLabel(), effective(role.effective().label()),
                role.effective().onRequest(), role.state().label(), theirs);
        List<String> reasons = new ArrayList<>(role.reasons());
        reasons.add("Judged " + role.judgement().rating().label() + ": " + role.judgement().reason() + ".");
        tls.differences().stream().filter(d -> d.subject().equals(protocol.name())).forEach(d -> reasons.add(d.reason()));
        return new ReportFinding(host, groups.apply(host), control, new ReportSetting(role.key().toString(), BOTH, expected(protocol.protocol()), "", role.configured()),
                Optional.of(assessment), inForce(role.inForce().answer()), reasons, verdict(role.judgement()),
                protocol.protocol().map(each -> fix(each, role.judgement())).orElse(""), "");
    }

    private static String expected(Optional<Protocol> protocol) {
        if (protocol.isEmpty()) {
            return "";
        }
        return switch (protocol.get()) {
            case SSL_2_0, SSL_3_0, TLS_1_0, TLS_1_1 -> "Enabled=0, DisabledByDefault=1";
            case TLS_1_2 -> "Enabled=1, DisabledByDefault=0";
            default -> "";
        };
    }

    private static String fix(Protocol protocol, Judgement judgement) {
        if (judgement.rating().compareTo(Rating.GOOD) <= 0) {
            return "";
        }
        return switch (protocol) {
            case TLS_1_2 -> "schannel_protocol: { protocol: TLS 1.2, state: enabled }, as in tls12-enable.yml";
            case TLS_1_3 -> "schannel_protocol: { protocol: TLS 1.3, state: disabled, or default where Windows does not support it }";
            default -> "schannel_protocol: { protocol: " + protocol.label() + ", state: disabled }, as in tls-legacy-disable.yml";
        };
    }

    private ReportFinding winHttp(String host, WinHttpState view) {
        String offered = String.join(", ", view.offered().stream().map(Protocol::label).toList());
        List<String> reasons = List.of("WinHTTP offers " + (offered.isEmpty() ? "nothing that is known" : offered) + ".",
                "Judged " + view.judgement().rating().label() + ": " + view.judgement().reason() + ".");
        String fix = view.judgement().rating().compareTo(Rating.GOOD) > 0 ? "winhttp_protocols: { protocols: [TLS 1.2], mode: include }" : "";
        return program(host, view.value().key(), new ReportSetting(view.value().key().toString(), view.value().name(), "", "", view.value().text()),
                view.inForce(), reasons, view.judgement(), fix);
    }

    private ReportFinding dotNet(String host, DotNetState view) {
        List<String> reasons = new ArrayList<>(List.of("Judged " + view.judgement().rating().label() + ": " + view.judgement().reason() + "."));
        view.heeded().ifPresent(needs -> reasons.add("The values are heeded only with " + needs + "."));
        String fix = view.judgement().rating().compareTo(Rating.GOOD) > 0
                ? "dotnet_tls: { versions: [" + view.version() + "], system_default_tls_versions: true, sch_use_strong_crypto: true }" : "";
        ReportSetting setting = new ReportSetting(view.systemDefaultTlsVersions().key().toString(), String.join(", ", DotNetKeys.VALUES),
                view.installed() ? String.join("=1, ", DotNetKeys.VALUES) + "=1" : "", "", view.configured());
        return program(host, view.systemDefaultTlsVersions().key(), setting, view.inForce(), reasons, view.judgement(), fix);
    }

    private ReportFinding program(String host, dev.keyturn.registry.RegistryPath key, ReportSetting setting, dev.keyturn.windows.state.InForce inForce,
                            List<String> reasons, Judgement judgement, String fix) {
        return new ReportFinding(host, groups.apply(host), Control.of(key), setting, Optional.empty(), inForce(inForce.answer()), reasons, verdict(judgement),
                fix, "");
    }

    private static Assessment.Effective effective(String label) {
        return Assessment.Effective.valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    private static ReportInForce inForce(dev.keyturn.windows.state.InForce.Answer answer) {
        return ReportInForce.valueOf(answer.name());
    }

    private static ReportVerdict verdict(Judgement judgement) {
        return switch (judgement.rating()) {
            case NONE -> ReportVerdict.SKIPPED;
            case GOOD -> ReportVerdict.GOOD;
            case WEAK -> ReportVerdict.WEAK;
            case UNKNOWN -> ReportVerdict.UNKNOWN;
            case BAD -> ReportVerdict.BAD;
        };
    }
}
