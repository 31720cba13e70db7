package dev.keyturn.cli.command;

import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.EachHost;
import dev.keyturn.reports.console.Painter;

/** Prints a line for each host as it comes. */
final class LinePerHost {
    private LinePerHost() {
    }

    /**
     * How it ended on a host, and what is said of it.
     *
     * @param status how it ended
     * @param word   that in a word
     * @param text   the rest
     */
    record Line(Status status, String word, String text) {
    }

    /** What a line is made of a result. */
    interface Lined<T> {
        Line of(T result);
    }

    /** Does something on each host, prints what came of it, and gives the exit code. */
    static <T> int run(CommandContext context, HostOptions hosts, EachHost eachHost, EachHost.Work<T> work, Lined<T> lined)
            throws Refused, LoadException, ConnectionException {
        return eachHost.code(eachHost.each(context.request(hosts), context.operator(hosts), address -> said(context, address.request().host(),
                lined.of(work.on(address))), (host, status, why) -> said(context, host, new Line(status, lost(status), why))));
    }

    private static String lost(Status status) {
        return status == Status.FAILED ? "FAILED!" : "UNREACHABLE!";
    }

    private static Status said(CommandContext context, String host, Line line) {
        String text = line.word().endsWith("!") ? "fatal: [" + host + "]: " + line.word() + " => " + line.text()
                : line.word() + ": [" + host + "] => " + line.text();
        context.terminal().say(new Painter(context.terminal().colours()).status(line.status(), text));
        return line.status();
    }
}
