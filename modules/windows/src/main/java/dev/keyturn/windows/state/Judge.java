package dev.keyturn.windows.state;

import dev.keyturn.windows.state.RoleReader.Basics;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SuitesLeft;
import java.util.List;
import java.util.Locale;

/** Judges protocols, by what Windows really does. What is unknown, or rests on an unknown Windows, is never good. */
final class Judge {
    private static final String DATAGRAMS = "datagram protocols are shown and not judged";

    private final KnownWindows windows;
    private final SuitesLeft suites;
    private final Products products;

    Judge(KnownWindows windows, SuitesLeft suites, Products products) {
        this.windows = windows;
        this.suites = suites;
        this.products = products;
    }

    Judgement role(Protocol protocol, Basics role) {
        String name = protocol.label() + " " + role.role().label().toLowerCase(Locale.ROOT);
        Configured enabled = role.enabled();
        Configured disabled = role.disabled();
        Judgement judged = effective(protocol, name, role);
        if (enabled.isNoNumber() || disabled.isNoNumber()) {
            Configured wrong = enabled.isNoNumber() ? enabled : disabled;
            return judged.unlessGood(Rating.UNKNOWN, name + ": " + wrong.words() + ", where a REG_DWORD of four bytes is expected; write one");
        }
        if (windows.row().isEmpty()) {
            return judged.unlessGood(Rating.UNKNOWN, name + ": " + KnownWindows.UNKNOWN);
        }
        return enabled.isNotCanonical() ? judged.unlessGood(Rating.WEAK, name + ": " + enabled.words() + " is not canonical; write 1") : judged;
    }

    private Judgement effective(Protocol protocol, String name, Basics role) {
        Effective effective = role.effective();
        if (protocol == Protocol.DTLS_1_0 || protocol == Protocol.DTLS_1_2) {
            return Judgement.none(DATAGRAMS);
        }
        if (role.suitesDecide()) {
            return bySuites(protocol, name + " " + role.suitesWords(), role);
        }
        if (effective == Effective.UNKNOWN) {
            return Judgement.unknown(name + " may be on or off: " + role.whyUnknown());
        }
        if (effective == Effective.NOT_BY_DEFAULT && protocol != Protocol.TLS_1_2) {
            return Judgement.unknown(name + left(effective) + ": " + role.whyUnknown());
        }
        return switch (protocol) {
            case SSL_2_0, SSL_3_0 -> old(name, effective, Judgement.good(""), Rating.BAD, "is broken and on; turn it off");
            case TLS_1_0, TLS_1_1 -> old(name, effective, products.legacyOff(), Rating.WEAK, "is on; turn it off once nothing needs it");
            case TLS_1_2 -> effective == Effective.ON ? about(name, "on", products.tls12()) : Judgement.bad(name + left(effective) + "; turn it on");
            default -> tls13(name, effective, role.enabled(), role.disabled());
        };
    }

    /** An old version that only lacks suites is not off for good; a new one is not on. */
    private Judgement bySuites(Protocol protocol, String found, Basics role) {
        boolean none = role.effective() == Effective.NO_SUITE;
        boolean unsure = role.switched() == Effective.UNKNOWN;
        String seen = found + " (" + suites.words() + ")";
        return switch (protocol) {
            case TLS_1_2 -> none || role.effective() == Effective.NOT_BY_DEFAULT ? Judgement.bad(seen + "; give it one") : Judgement.unknown(seen);
            case TLS_1_3 -> none ? Judgement.weak(seen + "; give it one, or write Enabled=0") : Judgement.unknown(seen);
            case TLS_1_0, TLS_1_1 -> unsure ? Judgement.unknown(found) : Judgement.weak(found + "; turn it off");
            default -> unsure ? Judgement.unknown(found)
                    : new Judgement(role.switched() == Effective.ON ? Rating.BAD : Rating.WEAK, found + "; turn it off");
        };
    }

    private static String left(Effective effective) {
        return switch (effective) {
            case ON_REQUEST -> " is left to programs that name it";
            case NOT_BY_DEFAULT -> " is off, or left to programs that name it";
            default -> " is off";
        };
    }

    private static Judgement old(String name, Effective effective, Judgement off, Rating on, String turnOff) {
        return switch (effective) {
            case ON -> new Judgement(on, name + " " + turnOff);
            case ON_REQUEST -> Judgement.weak(name + " is left to programs that name it; write Enabled=0");
            default -> effective == Effective.UNSUPPORTED ? Judgement.good(name + " is not supported here") : about(name, "off", off);
        };
    }

    private static Judgement about(String name, String state, Judgement product) {
        boolean good = product.rating() == Rating.GOOD;
        String and = product.reason().isEmpty() ? "" : ", and " + product.reason();
        return new Judgement(product.rating(), good ? name + " is " + state + and : name + ": " + product.reason());
    }

    private Judgement tls13(String name, Effective effective, Configured enabled, Configured disabled) {
        boolean said = NamedState.of(enabled, disabled, effective) == NamedState.MISCONFIGURED;
        return switch (effective) {
            case UNSUPPORTED -> said ? Judgement.bad(name + " is switched on, and this Windows does not support it; remove its values")
                    : Judgement.good(name + " is not supported by this Windows, and not needed");
            case ON -> about(name, "on", products.tls13());
            case ON_REQUEST -> Judgement.weak(name + " is left to programs that name it; write Enabled=0 or DisabledByDefault=0");
            default -> Judgement.good(name + " is off, and not needed");
        };
    }

    /** Both roles together: the worse of them, and weak if they are good and still differ. */
    Judgement both(String name, RoleState client, RoleState server) {
        Judgement of = client.judgement();
        boolean same = alike(name, "client", of).equals(alike(name, "server", server.judgement())) && of.rating() == server.judgement().rating();
        Judgement worst = same ? new Judgement(of.rating(), alike(name, "client", of)) : Judgement.worst(List.of(of, server.judgement()));
        boolean differ = client.effective() != server.effective();
        return differ ? worst.unlessGood(Rating.WEAK, name + " is " + client.effective().words() + " for the client and " + server.effective().words()
                + " for the server") : worst;
    }

    /** The reason as it would be without the role. */
    private static String alike(String name, String role, Judgement judgement) {
        String start = name + " " + role;
        return judgement.reason().startsWith(start) ? name + judgement.reason().substring(start.length()) : judgement.reason();
    }
}
