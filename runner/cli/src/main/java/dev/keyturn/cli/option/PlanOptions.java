package dev.keyturn.cli.option;

import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.PlanTarget;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How a check run is saved as a plan. */
public final class PlanOptions {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,3})([dh])");

    @Option(names = "--out", paramLabel = "FILE", description = "Save what a check run finds as a plan, for 'keyturn apply'.")
    private String file;

    @Option(names = "--valid-until", paramLabel = "TIME",
            description = "When the plan must not be applied any more: 3d, 12h, 2026-12-24, or a time with its offset (default: 7d).")
    private String validUntil;

    /**
     * Where a check run is saved as a plan; empty if it is not.
     *
     * @throws Refused if the options cannot be used
     */
    public Optional<PlanTarget> target(boolean check) throws Refused {
        if (file != null && !check) {
            throw new Refused(ExitCode.FAILED, "--out saves what a check run finds; say --check as well");
        }
        Instant until = until(Instant.now());
        return Optional.ofNullable(file).map(name -> new PlanTarget(name, until));
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
}
