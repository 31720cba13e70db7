package dev.keyturn.reports.files;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * One event of a run or an audit. A stream of them is one {@link RunStarted}, then for each host its {@link ReportFinding}s and a {@link HostFinished},
 * then one {@link RunFinished}. All that is in a report's file comes from such a stream.
 */
public sealed interface ReportEvent permits RunStarted, ReportFinding, HostFinished, RunFinished {
    /** Tells a writer. */
    void tell(ReportWriter writer) throws IOException;

    /** The same with each of its texts masked. */
    ReportEvent masked(UnaryOperator<String> mask);
}
