package dev.keyturn.windows.state;

import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.healthchecker.TlsConfiguration;
import dev.keyturn.windows.healthchecker.VersionResult;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Why one version of TLS is not the same to us and to HealthChecker. All reasons that hold are given, the weightiest first. */
final class Divergence {
    private final KnownWindows windows;
    private final Products products;
    private final ProtocolState ours;
    private final VersionResult version;
    private final HealthChecker theirs;
    private final List<String> reasons = new ArrayList<>();

    Divergence(KnownWindows windows, Products products, ProtocolState ours, VersionResult version, HealthChecker theirs) {
        this.windows = windows;
        this.products = products;
        this.ours = ours;
        this.version = version;
        this.theirs = theirs;
    }

    List<String> reasons() {
        defaults();
        values();
        products();
        if (!version.missing().isEmpty()) {
            reasons.add("HealthChecker wants every value written; what is absent is as Windows has it.");
        }
        if (reasons.isEmpty()) {
            reasons.add("HealthChecker judges the values alone; this judges what Windows makes of them.");
        }
        return reasons;
    }

    private void defaults() {
        String name = ours.name();
        boolean newest = version.protocol() == Protocol.TLS_1_3;
        String absent = newest ? "HealthChecker takes an absent TLS 1.3 for off; " : "HealthChecker takes an absent " + name + " for on; ";
        if (windows.row().isEmpty()) {
            reasons.add("HealthChecker does not ask what Windows does by default, and " + windows.words() + ".");
        } else if (any(role -> !role.enabled().isThere() && byDefault(role, newest ? OsDefault.ENABLED : OsDefault.DISABLED))) {
            reasons.add(absent + "by default it is " + (newest ? "on" : "off") + " here (" + windows.names() + ").");
        } else if (any(role -> role.enabled().isThere() && !role.disabledByDefault().isThere() && role.effective() == Effective.ON_REQUEST)) {
            reasons.add("HealthChecker takes Enabled=1 for enough; where it is off by default (" + windows.names()
                    + ") it needs DisabledByDefault=0 too.");
        }
        windows.updateFor(version.protocol()).filter(update -> any(role -> !role.effective().isBlocked()))
                .ifPresent(update -> reasons.add("HealthChecker does not ask for " + update + "."));
    }

    private static boolean byDefault(RoleState role, OsDefault wanted) {
        return role.osDefault().equals(Optional.of(wanted));
    }

    private void values() {
        if (any(role -> role.effective() == Effective.NO_SUITE)) {
            reasons.add("HealthChecker does not look at cipher suites.");
        }
        if (any(role -> role.enabled().isNoNumber() || role.disabledByDefault().isNoNumber())) {
            reasons.add("HealthChecker does not look at a value's type; Schannel reads a REG_DWORD.");
        }
        if (any(role -> role.enabled().isNotCanonical())) {
            reasons.add("HealthChecker takes any number but 0 for on; some peers fail with others than 1.");
        }
        boolean same = ours.client().effective() == ours.server().effective();
        if (version.configuration() == TlsConfiguration.MISCONFIGURED) {
            reasons.add(same ? "HealthChecker compares the values of client and server, and not what they come to, which is the same here."
                    : "HealthChecker takes every difference between client and server for an error.");
        }
        if (version.configuration() == TlsConfiguration.HALF_DISABLED) {
            reasons.add(ours.server().enabled().is(0) ? "HealthChecker wants DisabledByDefault=1 beside Enabled=0; Enabled=0 alone turns it off."
                    : "HealthChecker takes the two values for a contradiction; what they come to is " + comesTo() + ".");
        }
    }

    private void products() {
        boolean off = ours.roles().stream().allMatch(role -> role.effective().isBlocked());
        boolean old = version.protocol() == Protocol.TLS_1_0 || version.protocol() == Protocol.TLS_1_1;
        if (old && off && speaks(products.legacyOff()) && theirs.applies()) {
            reasons.add("HealthChecker does not compare Exchange's build with what it needs before this can be off.");
        }
        boolean on = ours.roles().stream().allMatch(role -> role.effective() == Effective.ON);
        if (version.protocol() == Protocol.TLS_1_2 && on && speaks(products.tls12()) && theirs.applies()) {
            reasons.add("HealthChecker does not compare Exchange's build with what it needs for TLS 1.2.");
        }
    }

    private static boolean speaks(Judgement product) {
        return product.rating().compareTo(Rating.GOOD) > 0;
    }

    private String comesTo() {
        String client = ours.client().effective().words();
        String server = ours.server().effective().words();
        return client.equals(server) ? client : client + " for the client, and " + server + " for the server";
    }

    private boolean any(Predicate<RoleState> test) {
        return ours.roles().stream().anyMatch(test);
    }
}
