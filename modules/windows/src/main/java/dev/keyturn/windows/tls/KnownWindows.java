package dev.keyturn.windows.tls;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue.Sz;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.WindowsProduct;
import dev.keyturn.windows.tables.HealthCheckerWindows;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.Optional;

/**
 * Which Windows decides. Where what tells it contradicts itself, it is unknown.
 *
 * @param build its build number; empty if it is unknown
 * @param row   its defaults; empty if it is unknown
 * @param old   whether its build is older than any that is known here, so that not even TLS 1.2 is sure to be there
 * @param words which it is, or why that is unknown, a clause
 */
public record KnownWindows(Optional<Integer> build, Optional<WindowsBuild> row, boolean old, String words) {
    /** Where Windows says which it is. */
    public static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

    /** What it is told from. */
    public static final Foreseen NEEDS = Foreseen.values(KEY, "CurrentBuildNumber", "CurrentBuild", "ProductName");

    /** The end of what is said of anything that rests on a Windows that is unknown; why it is unknown is said once. */
    public static final String UNKNOWN = "which Windows this is, is unknown";

    /** Which Windows the host is that this registry is of. */
    public static KnownWindows of(RegistryReader registry, HostFacts facts) {
        Optional<Integer> build = facts.build();
        Optional<String> contradiction = twoBuilds(registry).or(() -> build.flatMap(number -> wrongName(registry, number)));
        if (contradiction.isPresent()) {
            return new KnownWindows(Optional.empty(), Optional.empty(), true, contradiction.get());
        }
        boolean old = build.filter(number -> number < WindowsBuilds.first()).isPresent();
        return new KnownWindows(build, facts.windows(), old, facts.windowsInWords());
    }

    private static Optional<String> twoBuilds(RegistryReader registry) {
        Optional<String> number = text(registry, "CurrentBuildNumber");
        Optional<String> other = text(registry, "CurrentBuild");
        return number.flatMap(one -> other.filter(two -> !one.equals(two)).map(two ->
                UNKNOWN + ": CurrentBuildNumber is " + one + " and CurrentBuild is " + two));
    }

    private static Optional<String> wrongName(RegistryReader registry, int build) {
        Optional<String> name = new WindowsProduct(registry).name();
        return name.filter(product -> HealthCheckerWindows.of(product).filter(row -> !row.covers(build)).isPresent())
                .map(product -> UNKNOWN + ": ProductName is " + product + ", and build " + build + " is another");
    }

    private static Optional<String> text(RegistryReader registry, String name) {
        return registry.value(KEY, name).filter(Sz.class::isInstance).map(value -> ((Sz) value).text().strip()).filter(t -> !t.isEmpty());
    }

    /** What it does with a protocol if nothing is written; empty if it is unknown. */
    public Optional<OsDefault> defaultOf(Protocol protocol, Role role) {
        return row.map(windows -> windows.defaultOf(protocol, role));
    }

    /** The update without which it has no TLS 1.1 and 1.2; empty if it needs none. */
    public Optional<String> updateFor(Protocol protocol) {
        boolean newer = protocol == Protocol.TLS_1_1 || protocol == Protocol.TLS_1_2;
        return row.flatMap(windows -> windows.updates().tls12()).filter(update -> newer);
    }

    /** Its names, or "this Windows" where it is unknown. */
    public String names() {
        return row.map(WindowsBuild::names).orElse("this Windows");
    }
}
