package dev.keyturn.cli;

import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Rollout;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.plan.Planning;
import dev.keyturn.store.runs.StoredRun.Source;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a check run is saved as a plan. */
final class PlanOptions {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([dh])");

    @Option(names = "--out", paramLabel = "FILE", description = "Save what a check run finds as a plan, for 'keyturn apply'.")
    private String file;

    @Option(names = "--valid-until", paramLabel = "TIME",
            description = "When the plan must not be applied any more: 3d, 12h, 2026-12-24, or a time with its offset (default: 7d).")
    private String validUntil;

    private Instant until;

    /** Whether a plan is to be saved. */
    boolean wanted() {
        return file != null;
    }

    /**
     * Looks whether the options can be used.
     *
     * @throws Refused if they cannot
     */
    void settle(boolean check) throws Refused {
        if (wanted() && !check) {
            throw new Refused(ExitCode.FAILED, "--out saves what a check run finds; say --check as well");
        }
        until = until(Instant.now());
    }

    private Instant until(Instant now) throws Refused {
        if (validUntil == null) {
            return now.plus(USUAL);
        }
        Matcher span = SPAN.matcher(validUntil);
        try {
            Instant end = span.matches() ? now.plus(span.group(2).equals("d") ? Duration.ofDays(Long.parseLong(span.group(1)))
                    : Duration.ofHours(Long.parseLong(span.group(1))))
                    : validUntil.contains("T") ? OffsetDateTime.parse(validUntil).toInstant()
                    : LocalDate.parse(validUntil).plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
            if (end.isBefore(now)) {
                throw new Refused(ExitCode.FAILED, "--valid-until is " + validUntil + ", which is over already");
            }
            return end;
        } catch (DateTimeException e) {
            throw new Refused(ExitCode.FAILED, "--valid-until is '" + validUntil + "'; expected 3d, 12h, 2026-12-24 or 2026-12-24T18:00:00+01:00");
        }
    }

    /**
     * Saves the plan.
     *
     * @throws Refused if it cannot be saved
     */
    void save(RunReport report, Selection selection, HostOptions hosts, CommandSpec command, Terminal terminal) throws Refused {
        try {
            Planning planning = new Planning(report);
            Optional<Source> source = PlaybookSource.ask(selection.playbooks().get(0).folder()).commit().map(c -> new Source(c.id(), c.dirty()));
            Plan plan = new Plan(report.id(), report.started(), until, Recording.who(),
                    MaskedCommand.of(command.root().commandLine().getParseResult().originalArgs()), report.playbooks(), source,
                    terminal.workingDirectory().toString(), hosts.inventories(), hosts.connection(), planning.hosts(), planning.leftOut(),
                    planning.plays(name -> rollout(selection, name)));
            PlanFile saved = PlanFile.write(plan, terminal.workingDirectory().resolve(file));
            terminal.err().println("keyturn: the plan for " + plan.hosts().size() + " of " + report.hosts().size() + " hosts is in " + file + ", valid until "
                    + plan.validUntil() + "; its hash is " + saved.hash());
        } catch (IllegalArgumentException e) {
            throw new Refused(ExitCode.FAILED, "the plan was not saved: " + e.getMessage());
        } catch (IOException e) {
            throw new Refused(ExitCode.FAILED, "the plan cannot be written to " + file + ": " + e);
        }
    }

    private static Rollout rollout(Selection selection, String play) {
        return selection.plays().stream().filter(each -> each.name().equals(play)).map(each -> each.play().rollout()).findFirst().orElse(Rollout.ALL);
    }
}
