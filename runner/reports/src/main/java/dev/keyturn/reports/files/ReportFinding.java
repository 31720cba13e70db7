package dev.keyturn.reports.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One row of a report: one setting on one host, or a task that is reported as a whole.
 *
 * @param host       the host's name in the inventory
 * @param groups     the groups it is in
 * @param control    what is controlled
 * @param setting    the registry's part in it
 * @param assessment what an audit finds; empty in a run
 * @param inForce    whether it is in force
 * @param reasons    why, in sentences, the first cause first
 * @param verdict    what is said of it
 * @param fix        what to do about it; {@code ""} if there is nothing to do
 * @param task       the task that it comes from, as {@code TLS 1.2 is on (tls12.yml:12:7)}; {@code ""} if from none
 */
public record ReportFinding(String host, List<String> groups, Control control, ReportSetting setting, Optional<Assessment> assessment, ReportInForce inForce,
                      List<String> reasons, ReportVerdict verdict, String fix, String task) implements ReportEvent {
    public ReportFinding {
        groups = List.copyOf(groups);
        reasons = List.copyOf(reasons);
    }

    @Override
    public void tell(ReportWriter writer) throws IOException {
        writer.found(this);
    }

    @Override
    public ReportFinding masked(UnaryOperator<String> mask) {
        return new ReportFinding(mask.apply(host), groups.stream().map(mask).toList(), control.masked(mask), setting.masked(mask),
                assessment.map(found -> found.masked(mask)), inForce, reasons.stream().map(mask).toList(), verdict, mask.apply(fix),
                mask.apply(task));
    }
}
