package dev.keyturn.windows;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.windows.readiness.Check;
import dev.keyturn.windows.readiness.Check.State;
import dev.keyturn.windows.readiness.Readiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a host on which TLS 1.0 and 1.1 must stay on, with a checklist that says why. It changes nothing. What cannot be answered refuses as
 * well: turning them off where TLS 1.2 does not work locks a host out.
 */
@ModuleInfo(name = "tls_readiness", summary = "Checks that TLS 1.0 and 1.1 may be turned off on the host, and fails if not.", example = """
        - name: the host can do without TLS 1.0 and 1.1
          tls_readiness:
            assume_in_force: false
          register: readiness
        """)
public final class TlsReadiness implements TaskModule<TlsReadiness.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "Whether the host is known to have restarted since its settings were written, where that cannot be read.",
                    example = "true", defaultValue = "false") boolean assumeInForce,
            @Argument(value = "Whether to go on, with warnings, where a check fails or has no answer.", example = "true",
                    defaultValue = "false") boolean forceUnready) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        Readiness readiness = Readiness.of(target.registry(), arguments.assumeInForce);
        if (readiness.ready()) {
            return Outcome.unchanged("TLS 1.0 and 1.1 may be turned off: " + readiness.count(State.PASS) + " checks passed, "
                    + readiness.count(State.NOT_APPLICABLE) + " do not apply").withValues(values(readiness, false));
        }
        if (!arguments.forceUnready) {
            throw new ModuleFailure("TLS 1.0 and 1.1 must stay on here: " + readiness.counted() + ".\n" + String.join("\n", readiness.checklist())
                    + "\nWhat to do next: " + String.join("; ", readiness.next()) + ".");
        }
        return Outcome.unchanged("TLS 1.0 and 1.1 are not ready to be turned off, and force_unready overrides that")
                .withValues(values(readiness, true)).withWarnings(warnings(readiness));
    }

    private static List<String> warnings(Readiness readiness) {
        List<String> warnings = new ArrayList<>();
        warnings.add("FORCED: force_unready lets TLS 1.0 and 1.1 go off although " + readiness.counted()
                + "; clients, or this host, may be locked out");
        readiness.refusing().forEach(check -> warnings.add("overridden:" + check.line().substring(1)));
        return warnings;
    }

    private static Map<String, Object> values(Readiness readiness, boolean forced) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ready", readiness.ready());
        values.put("forced", forced);
        values.put("checks", readiness.checks().stream().map(Check::data).toList());
        values.put("checklist", readiness.checklist());
        return values;
    }
}
