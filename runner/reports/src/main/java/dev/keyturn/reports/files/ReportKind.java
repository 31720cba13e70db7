package dev.keyturn.reports.files;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms a report can have. */
public enum ReportKind {
    /** One page for people, which needs neither a server nor a network. */
    HTML(HtmlFile::new),
    /** A table for spreadsheets. */
    CSV(CsvFile::new),
    /** Test results, as CI servers read them. */
    JUNIT(JunitFile::new),
    /** JSON Lines, for programs and log collectors. */
    JSONL(JsonLinesFile::new);

    private final Opened opened;

    ReportKind(Opened opened) {
        this.opened = opened;
    }

    private interface Opened {
        ReportWriter on(Writer out) throws IOException;
    }

    /** As it is written on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name, in any case. */
    public static Optional<ReportKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.label().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(ReportKind::label).collect(Collectors.joining(", "));
    }

    ReportWriter on(Writer out) throws IOException {
        return opened.on(out);
    }
}
