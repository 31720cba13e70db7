package dev.keyturn.windows.tls;

import dev.keyturn.module.Nearest;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.EllipticCurves;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Names of cipher suites, as a task gives them, against what a Windows has. Sources: Microsoft, "TLS cipher suites" per Windows; "TLS Elliptic
 * Curves in Windows 10".
 */
public final class SuiteNames {
    private SuiteNames() {
    }

    /** Whether a name is among others; case does not count. */
    public static boolean has(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** What of the names is not as this Windows wants it, sentences for the user. */
    public static List<String> odd(List<String> names, HostFacts facts) {
        List<String> warnings = new ArrayList<>();
        List<String> unknown = some(names, name -> CipherSuite.parse(name).isEmpty());
        if (!unknown.isEmpty()) {
            warnings.add("no Windows is known here that has " + String.join(", ", unknown) + Nearest.hintInAnyCase(unknown.get(0), known()));
        }
        Optional<Integer> build = facts.build();
        List<String> curved = some(names, SuiteOrder::carriesCurve);
        List<String> bare = some(names, name -> name.contains("_ECDHE_") && !SuiteOrder.carriesCurve(name));
        if (build.filter(b -> b >= EllipticCurves.first()).isPresent() && !curved.isEmpty()) {
            warnings.add("from Windows 10 and Server 2016 on suites carry no curve at their end, as these do: " + String.join(", ", curved)
                    + "; curves have a list of their own (tls_curves)");
        }
        if (build.filter(b -> b < EllipticCurves.first()).isPresent() && !bare.isEmpty()) {
            warnings.add("up to Windows 8.1 and Server 2012 R2 suites with elliptic curves carry one at their end (_P256, _P384), and these do not: "
                    + String.join(", ", bare));
        }
        build.flatMap(CipherSuites::of).flatMap(row -> missing(names, row)).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> missing(List<String> names, CipherSuites.Defaults row) {
        List<String> missing = some(names, name -> CipherSuite.parse(name).filter(suite -> !row.suites().contains(suite)).isPresent());
        return missing.isEmpty() ? Optional.empty() : Optional.of(row.names() + " does not have these on by itself, and may not know them: "
                + String.join(", ", missing));
    }

    private static List<String> known() {
        return CipherSuites.all().values().stream().flatMap(row -> row.suites().stream()).map(CipherSuite::name).distinct().toList();
    }

    private static List<String> some(List<String> names, Predicate<String> which) {
        return names.stream().filter(which).toList();
    }
}
