package dev.keyturn.reports.files;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.reports.files.Assessment.Effective;
import dev.keyturn.reports.files.HostFinished.Counts;
import dev.keyturn.reports.files.HostFinished.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams of events that are made for tests, the same each time. */
final class Made {
    private static final List<String> PROTOCOLS = List.of("SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3");
    private static final List<String> SITES = List.of("exchange", "web", "files", "domain_controllers", "sql");

    private Made() {
    }

    /** A name, and a value below a key. */
    private record Each(String key, String value, String before, String after) {
    }

    /** The forty settings of a TLS run. */
    private static List<Each> settings() {
        List<Each> all = new ArrayList<>();
        for (String protocol : PROTOCOLS) {
            String on = protocol.equals("TLS 1.2") || protocol.equals("TLS 1.3") ? "1" : "0";
            for (String role : List.of("Client", "Server")) {
                String key = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\" + protocol + "\\" + role;
                all.add(new Each(key, "Enabled", "absent", "dword:0x0000000" + on));
                all.add(new Each(key, "DisabledByDefault", "absent", "dword:0x0000000" + (on.equals("1") ? "0" : "1")));
            }
        }
        for (String view : List.of("", "Wow6432Node\\")) {
            all.add(new Each("HKLM:\\SOFTWARE\\" + view + "Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp", "DefaultSecureProtocols",
                    "dword:0x00000a80", "dword:0x00000800"));
            for (String version : List.of("v2.0.50727", "v4.0.30319")) {
                for (String value : List.of("SystemDefaultTlsVersions", "SchUseStrongCrypto")) {
                    all.add(new Each("HKLM:\\SOFTWARE\\" + view + "Microsoft\\.NETFramework\\" + version, value, "absent", "dword:0x00000001"));
                }
            }
        }
        for (int i = 1; all.size() < 40; i++) {
            all.add(new Each("HKLM:\\SOFTWARE\\Contoso\\Hardening", "Setting" + i, "\"off\"", "\"on\""));
        }
        return all;
    }

    static RunStarted started(boolean check) {
        return new RunStarted("20260401T081500-7f3a", Instant.parse("2026-04-01T08:15:00Z"),
                "keyturn play tls12-enable.yml -i hosts.yml --report html=tls.html", "ada", "jump01", List.of("tls12-enable.yml"), check);
    }

    /** A run over many hosts with forty settings each, most of them alike, some not. */
    static List<ReportEvent> fleet(int hosts) {
        List<ReportEvent> events = new ArrayList<>(List.of(started(false)));
        List<Each> settings = settings();
        for (int i = 1; i <= hosts; i++) {
            String host = String.format("srv%04d.corp.example", i);
            List<String> groups = List.of(SITES.get(i % SITES.size()), i % 2 == 0 ? "site_a" : "site_b");
            End end = i % 97 == 0 ? End.UNREACHABLE : i % 53 == 0 ? End.FAILED : End.FINISHED;
            if (end == End.UNREACHABLE) {
                events.add(row(host, groups, Control.task("Gathering facts"), ReportSetting.NONE, ReportVerdict.UNREACHABLE, "connection refused: " + host));
            } else {
                for (int s = 0; s < settings.size(); s++) {
                    Each each = settings.get(s);
                    boolean already = (i % 7 + s) % 5 == 0;
                    RegistryPath path = RegistryPath.parse(each.key());
                    String before = already ? each.after() : i % 31 == 0 ? "dword:0xffffffff" : each.before();
                    events.add(row(host, groups, Control.of(path), new ReportSetting(path.toString(), each.value(), each.after(), before, each.after()),
                            already ? ReportVerdict.OK : ReportVerdict.CHANGED, already ? "it was so already" : ""));
                }
                events.add(end == End.FAILED ? row(host, groups, Control.task("TLS 1.0 may go"), ReportSetting.NONE, ReportVerdict.FAILED,
                        "TLS 1.0 server is left on: no cipher suite of TLS 1.2 is allowed by the policy 'Old suites'")
                        : row(host, groups, Control.task("TLS 1.0 may go"), ReportSetting.NONE, ReportVerdict.OK, "all that it needs is there"));
            }
            events.add(new HostFinished(host, groups, "winreg:10.0." + i / 250 + "." + i % 250, new Counts(12, 9, end == End.FAILED ? 1 : 0,
                    end == End.UNREACHABLE ? 1 : 0, 2), end,
                    end == End.FINISHED && i % 7 != 0 ? "the host: Schannel's users keep the protocols" : ""));
        }
        events.add(new RunFinished(Instant.parse("2026-04-01T08:17:31Z"), hosts, hosts - hosts / 7, hosts / 53, false, 4,
                List.of("as predicted: 31204 of 31204 values")));
        return events;
    }

    private static ReportFinding row(String host, List<String> groups, Control control, ReportSetting setting, ReportVerdict verdict, String reason) {
        return new ReportFinding(host, groups, control, setting, Optional.empty(), verdict == ReportVerdict.CHANGED ? ReportInForce.NO : ReportInForce.YES,
                reason.isEmpty() ? List.of() : List.of(reason),
                verdict, verdict == ReportVerdict.CHANGED ? "restart the host: Schannel's users keep the protocols they started with" : "",
                "TLS 1.2 is on (tls12-enable.yml:12:7)");
    }

    /** An audit of three hosts, with each verdict and each way to be in force. */
    static List<ReportEvent> audit() {
        List<ReportEvent> events = new ArrayList<>(List.of(started(true)));
        events.add(assessed("ex01", "TLS 1.2", "server", new Assessment("Enabled=1, DisabledByDefault=0", "on", Effective.ON, Optional.of(false), "Enabled", "Green"),
                ReportInForce.YES, ReportVerdict.GOOD, "the value Enabled is 1"));
        events.add(assessed("ex01", "TLS 1.0", "server", new Assessment("", "on", Effective.ON, Optional.of(false), "Enabled", "Yellow"), ReportInForce.UNKNOWN, ReportVerdict.WEAK,
                "no value is set, and Windows Server 2016 has it on"));
        events.add(end("ex01", End.FINISHED));
        events.add(assessed("ex02", "TLS 1.2", "server", new Assessment("Enabled=0", "on", Effective.OFF, Optional.of(false), "Disabled", "Red"), ReportInForce.NO, ReportVerdict.BAD,
                "the value Enabled is 0"));
        events.add(assessed("ex02", "TLS 1.3", "client", new Assessment("", "", Effective.UNSUPPORTED, Optional.of(false), "", ""), ReportInForce.YES, ReportVerdict.GOOD,
                "Windows Server 2016 has no TLS 1.3"));
        events.add(end("ex02", End.FINISHED));
        events.add(assessed("ex03", "TLS 1.2", "client", new Assessment("", "", Effective.UNKNOWN, Optional.empty(), "", "Green"), ReportInForce.UNKNOWN, ReportVerdict.UNKNOWN,
                "the version of this Windows cannot be read"));
        events.add(end("ex03", End.FINISHED));
        events.add(new RunFinished(Instant.parse("2026-04-01T08:15:02Z"), 3, 0, 0, false, 2, List.of()));
        return events;
    }

    private static ReportFinding assessed(String host, String protocol, String role, Assessment found, ReportInForce inForce, ReportVerdict verdict, String reason) {
        String fix = verdict == ReportVerdict.BAD ? "schannel_protocol: { protocol: " + protocol + ", state: enabled }" : "";
        return new ReportFinding(host, List.of("exchange"), new Control("schannel/" + protocol + "/" + role, protocol, role), ReportSetting.NONE,
                Optional.of(found), inForce, List.of(reason), verdict, fix, "");
    }

    private static HostFinished end(String host, End end) {
        return new HostFinished(host, List.of("exchange"), "winreg:" + host, new Counts(2, 0, 0, 0, 0), end, "");
    }

    /** One host, on which this text is everywhere where text can be. */
    static List<ReportEvent> saying(String text) {
        ReportSetting setting = new ReportSetting(text, text, text, text, text);
        ReportFinding finding = new ReportFinding(text, List.of(text), Control.of("registry/" + text), setting, Optional.empty(), ReportInForce.YES, List.of(text),
                ReportVerdict.FAILED, text, text);
        return Stream.of(started(false), finding, new HostFinished(text, List.of(text), text, new Counts(0, 0, 1, 0, 0), End.FAILED, text),
                new RunFinished(Instant.parse("2026-04-01T08:15:02Z"), 1, 0, 1, false, 2, List.of(text))).map(ReportEvent.class::cast).toList();
    }
}
