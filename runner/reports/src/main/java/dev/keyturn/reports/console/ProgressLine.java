package dev.keyturn.reports.console;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Where progress is seen: on a terminal one line below everything else, written over and over; elsewhere a line of its own now and then.
 * A run that is over soon shows none.
 */
public final class ProgressLine implements AutoCloseable {
    private static final Duration OVER_SOON = Duration.ofSeconds(1);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(250);
    /** One less than most terminals have, since the last column makes some of them wrap. */
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean terminal;
    private final Progress progress;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(ProgressLine::thread);
    private int shown;
    private boolean closed;

    /**
     * Shows nothing yet.
     *
     * @param out      the terminal, or where progress goes instead
     * @param terminal whether lines can be written over
     */
    public ProgressLine(PrintWriter out, boolean terminal, Progress progress) {
        this.out = out;
        this.terminal = terminal;
        this.progress = progress;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    /** Shows progress from now on. */
    public ProgressLine start() {
        Duration tick = terminal ? TICK : NOW_AND_THEN;
        Duration first = terminal ? OVER_SOON : NOW_AND_THEN;
        clock.scheduleAtFixedRate(this::show, first.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Shows how far it is. */
    synchronized void show() {
        if (closed) {
            return;
        }
        String text = progress.text();
        if (terminal) {
            String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            // blanks and not an escape sequence, which not every Windows console understands
            overwrite('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
            shown = line.length();
        } else {
            out.println("keyturn: " + text);
        }
        out.flush();
    }

    /** Lets something else print. */
    synchronized void aside(Runnable printing) {
        boolean again = shown > 0;
        hide();
        printing.run();
        if (again) {
            show();
        }
    }

    private void hide() {
        if (shown > 0) {
            overwrite('\r' + " ".repeat(shown) + '\r');
            out.flush();
            shown = 0;
        }
    }

    /** As characters, since what is printed as a text has no way back to the beginning of a line. */
    private void overwrite(String line) {
        out.print(line.toCharArray());
    }

    /** Shows nothing from now on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            hide();
        }
        clock.shutdownNow();
    }
}
