package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.windows.readiness.Check;
import dev.keyturn.windows.readiness.Check.State;
import dev.keyturn.windows.readiness.Goal;
import dev.keyturn.windows.readiness.Inquiry;
import dev.keyturn.windows.readiness.Readiness;
import dev.keyturn.windows.tables.PrerequisiteUpdate;
import dev.keyturn.windows.tables.PrerequisiteUpdates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses a host on which TLS 1.0 and 1.1 must stay on, or TLS 1.2 or 1.3 must not be turned on, with a checklist that says why. It changes
 * nothing. What cannot be answered refuses as well: turning the old versions off where TLS 1.2 does not work locks a host out.
 */
@ModuleInfo(name = "tls_readiness", summary = "Checks that a version of TLS may be turned on or off on the host, and fails if not.", example = """
        - name: the host can do without TLS 1.0 and 1.1
          tls_readiness:
            goal: legacy_off
            assume_updates: [KB3080079]
          register: readiness
        """)
public final class TlsReadiness implements TaskModule<TlsReadiness.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "What the host has to be ready for.", example = "tls13_on", defaultValue = "legacy_off") Goal goal,
            @Argument(value = "Whether the host is known to have restarted since its settings were written, where that cannot be read.",
                    example = "true", defaultValue = "false") boolean assumeInForce,
            @Argument(value = "The updates that are known to be installed, since no registry tells.", example = "[KB3080079]",
                    defaultValue = "[]") List<String> assumeUpdates,
            @Argument(value = "Whether an Exchange server has to be in maintenance as a whole.", example = "true",
                    defaultValue = "false") boolean requireMaintenance,
            @Argument(value = "The hosts that owe a restart, where the run itself does not see them all. A member of a cluster is refused if one of its "
                    + "nodes owes one.",
                    example = "[ex16-02]") Optional<List<String>> restartOwedBy,
            @Argument(value = "Whether to go on, with warnings, where a check fails or has no answer.", example = "true",
                    defaultValue = "false") boolean forceUnready) {
        Inquiry inquiry(Target target) {
            return new Inquiry(goal, assumeInForce, Set.copyOf(assumeUpdates), requireMaintenance, restartOwedBy, target.host(), target.peers());
        }
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        for (String update : arguments.assumeUpdates) {
            if (PrerequisiteUpdates.all().stream().noneMatch(row -> row.update().equalsIgnoreCase(update.strip()))) {
                throw new ModuleFailure("assume_updates names '" + update + "'; expected one of " + PrerequisiteUpdates.all().stream()
                        .map(PrerequisiteUpdate::update).distinct().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        Goal goal = arguments.goal;
        Readiness readiness = Readiness.of(target.registry(), arguments.inquiry(target));
        if (readiness.ready()) {
            return Outcome.unchanged(goal.may() + ": " + readiness.count(State.PASS) + " checks passed, "
                    + readiness.count(State.NOT_APPLICABLE) + " do not apply").withValues(values(goal, readiness, false));
        }
        if (!arguments.forceUnready) {
            throw new ModuleFailure(goal.mustNot() + ": " + readiness.counted() + ".\n" + String.join("\n", readiness.checklist())
                    + "\nWhat to do next: " + String.join("; ", readiness.next()) + ".");
        }
        return Outcome.unchanged(goal.notReady() + ", and force_unready overrides that")
                .withValues(values(goal, readiness, true)).withWarnings(warnings(goal, readiness));
    }

    private static List<String> warnings(Goal goal, Readiness readiness) {
        List<String> warnings = new ArrayList<>();
        warnings.add("FORCED: force_unready lets " + goal.forced() + " although " + readiness.counted()
                + "; clients, or this host, may be locked out");
        readiness.refusing().forEach(check -> warnings.add("overridden:" + check.line().substring(1)));
        return warnings;
    }

    private static Map<String, Object> values(Goal goal, Readiness readiness, boolean forced) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("goal", goal.name().toLowerCase(Locale.ROOT));
        values.put("ready", readiness.ready());
        values.put("forced", forced);
        values.put("checks", readiness.checks().stream().map(Check::data).toList());
        values.put("checklist", readiness.checklist());
        return values;
    }
}
