package dev.keyturn.reports.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.module.Restart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsNeededTest {
    private final List<HostReport> hosts = new ArrayList<>();

    private void host(String name, String reason, String since, String run) {
        RestartNeed need = new RestartNeed(Restart.Kind.REBOOT, List.of(reason), Optional.ofNullable(since), Optional.ofNullable(run));
        hosts.add(new HostReport(name, "regfile:" + name, Totals.NONE, List.of(), 0, Optional.of(need), true, Optional.empty(), Reads.NONE, false, List.of()));
    }

    private List<String> lines() {
        return new RecapText(new Painter(false)).restarts(new RunReport("now", Instant.EPOCH, Instant.EPOCH, false, List.of(), List.of(), hosts, false));
    }

    @Test
    void hostsThatCameToItSecondsApartStandTogether() {
        host("a", "TLS 1.2 was turned on", "2026-12-01T12:50:37Z", "now");
        host("b", "TLS 1.2 was turned on", "2026-12-01T14:50:13+02:00", "now");
        host("c", "TLS 1.2 was turned on", "2026-12-01T12:50:20Z", "now");
        assertEquals(List.of("3 hosts: a, b, c: restart the host, since 2026-12-01T14:50:13+02:00 to 2026-12-01T12:50:37Z: TLS 1.2 was turned on"), lines());
    }

    @Test
    void anotherReasonAndAnotherRunStandApart() {
        host("a", "TLS 1.2 was turned on", "2026-12-01T12:50:37Z", "now");
        host("b", "the suites changed", "2026-12-01T12:50:37Z", "now");
        host("c", "TLS 1.2 was turned on", "2026-11-01T12:50:37Z", "before");
        host("d", "TLS 1.2 was turned on", "2026-11-01T12:50:39Z", "before");
        assertEquals(List.of("a: restart the host, since 2026-12-01T12:50:37Z: TLS 1.2 was turned on",
                "b: restart the host, since 2026-12-01T12:50:37Z: the suites changed",
                "2 hosts: c, d: restart the host, since 2026-11-01T12:50:37Z to 2026-11-01T12:50:39Z (run before, not restarted since): "
                        + "TLS 1.2 was turned on"), lines());
    }
}
