package dev.keyturn.operations.host;

import dev.keyturn.engine.report.Status;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.Rating;
import java.util.List;
import java.util.Optional;

/**
 * A host of an audit.
 *
 * @param host    its name in the inventory
 * @param place   where it is, as {@code winreg:10.0.0.1}
 * @param status  whether it could be looked at
 * @param tls     what was found; empty if it could not
 * @param failure why it could not be looked at
 */
public record Audited(String host, String place, Status status, Optional<HostTls> tls, String failure) {
    /** A host that was looked at. */
    public static Audited of(String host, String place, HostTls tls) {
        return new Audited(host, place, Status.OK, Optional.of(tls), "");
    }

    /** A host that could not be looked at. */
    public static Audited lost(String host, Status status, String why) {
        return new Audited(host, "", status, Optional.empty(), why);
    }

    /** Whether it was looked at and found good. */
    public boolean good() {
        return tls.filter(state -> state.judgement().rating() == Rating.GOOD).isPresent();
    }

    /** The line about a host that could not be looked at. */
    public String lostLine() {
        return "fatal: [" + host + "]: " + (status == Status.UNREACHABLE ? "UNREACHABLE!" : "FAILED!") + " => " + failure;
    }

    /** Those that were looked at. */
    public static List<Audited> found(List<Audited> all) {
        return all.stream().filter(each -> each.tls.isPresent()).toList();
    }
}
