package dev.keyturn.windows.readiness;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.HostRoles;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.PrerequisiteUpdate;
import dev.keyturn.windows.tables.PrerequisiteUpdate.Purpose;
import dev.keyturn.windows.tables.PrerequisiteUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host that gives up TLS 1.0 owes to those that talk to it, by what it is: Remote Desktop, a domain controller, SQL Server. Such a check is
 * there only where the host is one. Sources: KB3080079, KB3135244, Exchange Server TLS configuration best practices.
 */
final class RoleChecks {
    private static final RegistryPath TERMINAL_SERVER = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Terminal Server");
    private static final String DENIED = "fDenyTSConnections";
    private static final Pattern INSTANCE = Pattern.compile("MSSQL(\\d{2})(?:_50)?\\..*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** SQL Server 2016, the first one that has TLS 1.2 as it came. */
    private static final int FIRST_WITH_TLS12 = 13;

    private RoleChecks() {
    }

    static List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(HostRoles.needs());
        all.add(Foreseen.values(TERMINAL_SERVER, DENIED));
        return all;
    }

    static List<Check> of(RegistryReader registry, HostFacts facts, Inquiry inquiry) {
        List<Check> checks = new ArrayList<>();
        List<PrerequisiteUpdate> desktop = facts.build().map(build -> PrerequisiteUpdates.of(build, Purpose.RDP)).orElse(List.of());
        if (!desktop.isEmpty()) {
            checks.add(desktop(registry, desktop, inquiry));
        }
        HostRoles roles = new HostRoles(registry);
        if (roles.isDomainController()) {
            checks.add(Check.note(new Question("domain_controller", "this is a domain controller", ""),
                    "all that reaches it by LDAP over TLS has to have TLS 1.2, Exchange, load balancers and devices among them"));
        }
        if (!roles.sqlInstances().isEmpty()) {
            checks.add(sql(roles.sqlEngines(), inquiry));
        }
        return checks;
    }

    private static Check desktop(RegistryReader registry, List<PrerequisiteUpdate> updates, Inquiry inquiry) {
        String title = "Remote Desktop does without TLS 1.0";
        return registry.value(TERMINAL_SERVER, DENIED).equals(Optional.of(RegistryValue.dword(1)))
                ? Check.notApplicable(new Question("rdp", title, ""), "Remote Desktop is off (" + DENIED + "=1)")
                : UpdateCheck.of("rdp", title, updates, inquiry);
    }

    private static Check sql(Map<String, String> engines, Inquiry inquiry) {
        String update = PrerequisiteUpdates.all().stream().filter(row -> row.purpose() == Purpose.SQL).findFirst().orElseThrow().update();
        Question question = new Question("sql", "SQL Server does without TLS 1.0 and 1.1", "SQL Server 2016 or later, or the builds that " + update
                + " lists");
        List<String> old = new ArrayList<>();
        for (Map.Entry<String, String> engine : engines.entrySet()) {
            Matcher id = INSTANCE.matcher(engine.getValue());
            if (engine.getValue().toUpperCase(Locale.ROOT).matches("MSSQL\\.\\d+")) {
                return Check.fail(question, "instance " + engine.getKey() + " is SQL Server 2005 (" + engine.getValue() + ")");
            }
            if (!id.matches() || Integer.parseInt(id.group(1)) < FIRST_WITH_TLS12) {
                old.add(engine.getKey() + " (" + engine.getValue() + ")");
            }
        }
        if (old.isEmpty()) {
            return Check.pass(question, "all of it is 2016 or later: " + String.join(", ", engines.keySet()));
        }
        return inquiry.vouches(update) ? Check.pass(question, "assumed, as assume_updates says: " + update)
                : Check.unknown(question, "instance " + String.join(", ", old) + ", whose build the registry does not tell reliably");
    }
}
