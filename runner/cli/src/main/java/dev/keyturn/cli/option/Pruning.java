package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.console.RunsText;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which runs are removed, and whether that is confirmed. */
public final class Pruning {
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([dh])");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'");
    private static final int TIME = "20261125T003000000Z".length();
    /** A run that has no end may go on still. */
    private static final Duration GOES_ON = Duration.ofDays(1);

    @Option(names = "--older-than", paramLabel = "TIME", required = true, description = "Only runs that began longer ago: 90d, 12h.")
    private String olderThan;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "0", description = "Keep the latest N runs, however old they are.")
    private int keep;

    @Option(names = {"-C", "--check"}, description = "Say only what would be removed.")
    private boolean check;

    @Option(names = {"-y", "--yes"}, description = "Do not ask.")
    private boolean yes;

    /** Removes runs, or says which it would; gives the exit code. */
    public int prune(RunStore store, Terminal terminal) throws Refused {
        List<String> old = old(store, Instant.now());
        if (old.isEmpty()) {
            terminal.out().println("there is nothing to remove in " + store.folder());
            return ExitCode.SUCCESS;
        }
        String runs = HostList.count(old.size(), "run");
        old.forEach(run -> terminal.out().println((check ? "would be removed: " : "to be removed: ") + run + ", " + about(store, run)));
        if (check) {
            return ExitCode.SUCCESS;
        }
        confirm(runs, terminal);
        old.forEach(store::remove);
        terminal.out().println(runs + " removed from " + store.folder());
        return ExitCode.SUCCESS;
    }

    private List<String> old(RunStore store, Instant now) throws Refused {
        Matcher span = SPAN.matcher(olderThan);
        if (!span.matches()) {
            throw new Refused(ExitCode.FAILED, "--older-than is '" + olderThan + "'; expected days or hours, as in 90d or 12h");
        }
        if (keep < 0) {
            throw new Refused(ExitCode.FAILED, "--keep is " + keep + "; expected a number of runs, 0 or more");
        }
        long number = Long.parseLong(span.group(1));
        Instant before = now.minus(span.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number));
        List<String> runs = store.runs();
        List<String> old = new ArrayList<>();
        for (String run : runs.subList(0, Math.max(0, runs.size() - keep))) {
            Optional<Instant> began = began(run);
            if (began.isPresent() && began.get().isBefore(before) && (began.get().isBefore(now.minus(GOES_ON)) || hasEnd(store, run))) {
                old.add(run);
            }
        }
        return old;
    }

    /** By its name, since its journal may be unreadable. */
    private static Optional<Instant> began(String run) {
        try {
            return Optional.of(LocalDateTime.parse(run.substring(0, TIME), NAME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasEnd(RunStore store, String run) {
        try {
            return store.read(run).end().isPresent();
        } catch (JournalException unreadable) {
            return false;
        }
    }

    private static String about(RunStore store, String run) {
        try {
            StoredRun stored = store.read(run);
            return stored.header().kind() + " by " + stored.header().user() + ", " + HostList.count(stored.header().hosts().size(), "host") + ", "
                    + HostList.count(stored.changes(), "change") + ", " + RunsText.end(stored);
        } catch (JournalException unreadable) {
            return unreadable.getMessage();
        }
    }

    private void confirm(String runs, Terminal terminal) throws Refused {
        if (yes) {
            return;
        }
        if (!terminal.keyboard().present()) {
            throw new Refused(ExitCode.FAILED, "to remove " + runs + " for good has to be confirmed, for which there is no terminal; say --yes");
        }
        if (terminal.keyboard().ask("Remove " + runs + " for good? Only 'yes' does: ").filter(answer -> answer.strip().equals("yes")).isEmpty()) {
            throw new Refused(ExitCode.INTERRUPTED, "not confirmed; nothing was removed");
        }
    }
}
