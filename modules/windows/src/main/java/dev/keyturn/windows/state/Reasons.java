package dev.keyturn.windows.state;

import dev.keyturn.windows.state.RoleReader.Basics;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SuitesLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says why a protocol comes to what it does, in the order in which Windows decides. */
final class Reasons {
    private final KnownWindows windows;
    private final SuitesLeft suites;
    private final List<WinHttpState> winHttp;
    private final List<DotNetState> dotNet;

    Reasons(KnownWindows windows, SuitesLeft suites, List<WinHttpState> winHttp, List<DotNetState> dotNet) {
        this.windows = windows;
        this.suites = suites;
        this.winHttp = winHttp;
        this.dotNet = dotNet;
    }

    List<String> of(Protocol protocol, Basics role) {
        List<String> chain = new ArrayList<>(values(role));
        chain.add(byDefault(protocol, role));
        chain.add(schannel(protocol, role));
        boolean datagrams = protocol == Protocol.DTLS_1_0 || protocol == Protocol.DTLS_1_2;
        if (!datagrams) {
            if (role.role() == Role.CLIENT) {
                winHttp.forEach(view -> chain.add(winHttp(protocol, role, view)));
            }
            dotNet.stream().filter(DotNetState::installed).forEach(view -> chain.add(dotNet(role.role(), view)));
            chain.add(wins(role));
        }
        return chain;
    }

    static List<String> values(Basics role) {
        List<String> said = new ArrayList<>();
        if (!role.enabled().isThere() && !role.disabled().isThere()) {
            said.add("Nothing is written for the " + role.role().label().toLowerCase(Locale.ROOT) + " role.");
            return said;
        }
        said.add("The registry says: " + role.enabled().words() + ", " + role.disabled().words() + ".");
        for (Configured value : List.of(role.enabled(), role.disabled())) {
            if (value.isNoNumber()) {
                said.add(value.name() + " is no REG_DWORD of four bytes; whether Schannel heeds it is not known.");
            } else if (value.isNotCanonical()) {
                said.add(value.words() + " counts as 1, and is not canonical.");
            }
        }
        return said;
    }

    private String byDefault(Protocol protocol, Basics role) {
        String name = protocol.label();
        if (role.osDefault().isEmpty()) {
            return "The default is unknown: " + windows.words() + ".";
        }
        return switch (role.osDefault().get()) {
            case ENABLED -> name + " is on by default (" + windows.names() + ").";
            case DISABLED -> name + " is off by default (" + windows.names() + ").";
            case UNSUPPORTED -> name + " is not supported (" + windows.names() + ").";
        };
    }

    private String schannel(Protocol protocol, Basics role) {
        if (role.suitesDecide()) {
            return "It " + role.suitesWords() + ": " + suites.words() + ".";
        }
        return switch (role.effective()) {
            case ON -> "So Schannel offers it to every program.";
            case ON_REQUEST -> "So Schannel offers it only to programs that name it, because " + (role.disabled().isThere() ? role.disabled().words()
                    : "it is off by default and " + role.disabled().words()) + ".";
            case NOT_BY_DEFAULT -> "So Schannel offers it to no program that leaves the choice to it, because " + role.disabled().words()
                    + "; whether one gets it that names it cannot be told.";
            case OFF -> role.enabled().is(0) ? "Enabled=0 turns it off for every program." : "Nothing turns it on, so it is off.";
            case NO_SUITE, UNSUPPORTED -> "So no program gets it, whatever is written.";
            case UNKNOWN -> Character.toUpperCase(role.whyUnknown().charAt(0)) + role.whyUnknown().substring(1)
                    + ", so it cannot be told whether it is on.";
        };
    }

    private static String winHttp(Protocol protocol, Basics role, WinHttpState view) {
        String name = "WinHTTP (" + view.view().label() + ")";
        if (view.mask().isEmpty()) {
            return "Whether " + name + " offers it is unknown: " + view.value().words() + ".";
        }
        String heeded = view.heeded().map(update -> ", which is heeded only with " + update).orElse("");
        String because = WinHttpReader.words(view) + heeded;
        if (!view.offered().contains(protocol)) {
            return name + " does not offer it: " + because + ".";
        }
        return name + (view.blocked().contains(protocol) ? " would offer it, and Schannel keeps it from that: " : " offers it"
                + (role.effective() == Effective.ON_REQUEST ? ", for it names its protocols: " : ": ")) + because + ".";
    }

    private static String dotNet(Role role, DotNetState view) {
        String heeded = view.heeded().map(needs -> "; it heeds its values with " + needs + " only").orElse("");
        return DotNetReader.name(view.version(), view.view()) + " " + view.protocols().words(role) + heeded + ".";
    }

    private static String wins(Basics role) {
        return switch (role.effective()) {
            case OFF, NO_SUITE, UNSUPPORTED -> "Schannel has the last word: no program gets it, whatever it offers.";
            case ON -> "Schannel has the last word: a program may leave it out, and cannot add one that is off.";
            case ON_REQUEST -> "Schannel has the last word: a program gets it if it names it.";
            case NOT_BY_DEFAULT, UNKNOWN -> "Schannel has the last word, and it is not known here.";
        };
    }
}
