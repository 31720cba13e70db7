package dev.keyturn.reports.files;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

/** A report as a table, one line for each finding. */
final class CsvFile implements ReportWriter {
    private static final List<String> HEADER = List.of("host", "control id", "key", "value", "expected", "before", "after", "verdict", "run",
            "how to fix");
    private static final Set<ReportVerdict> NOTHING_TO_FIX = Set.of(ReportVerdict.GOOD, ReportVerdict.OK, ReportVerdict.CHANGED);

    private final Writer out;
    private String run = "";

    CsvFile(Writer out) {
        this.out = out;
    }

    @Override
    public void started(RunStarted started) throws IOException {
        run = started.run();
        out.write(CsvLine.START + CsvLine.of(HEADER));
    }

    @Override
    public void found(ReportFinding finding) throws IOException {
        ReportSetting setting = finding.setting();
        String after = finding.assessment().filter(found -> setting.after().isEmpty()).map(CsvFile::found).orElse(setting.after());
        out.write(CsvLine.of(List.of(finding.host(), finding.control().id(), setting.key(), setting.value(), setting.expected(), setting.before(),
                after, finding.verdict().label(), run, fix(finding))));
    }

    /** What is there by an audit, as {@code off (Enabled=0)}. */
    private static String found(Assessment found) {
        return found.shown() + (found.configured().isEmpty() ? "" : " (" + found.configured() + ")");
    }

    /** Where nothing is advised, the reasons stand, which often say what to do. */
    private static String fix(ReportFinding finding) {
        return finding.fix().isEmpty() && !NOTHING_TO_FIX.contains(finding.verdict()) ? String.join("; ", finding.reasons()) : finding.fix();
    }

    @Override
    public void finished(HostFinished host) {
        // a table has rows only for findings
    }

    @Override
    public void finished(RunFinished finished) {
        // nor one for the whole
    }
}
