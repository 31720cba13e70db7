package dev.keyturn.windows.state;

import dev.keyturn.windows.healthchecker.Grade;
import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.healthchecker.VersionResult;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds where our judgement and HealthChecker's are not the same, and says why. */
final class Differences {
    private final KnownWindows windows;
    private final Products products;
    private final HealthChecker theirs;
    private final List<ProtocolState> protocols;
    private final List<WinHttpState> winHttp;
    private final List<DotNetState> dotNet;

    Differences(KnownWindows windows, Products products, HealthChecker theirs, List<ProtocolState> protocols, List<WinHttpState> winHttp,
                List<DotNetState> dotNet) {
        this.windows = windows;
        this.products = products;
        this.theirs = theirs;
        this.protocols = protocols;
        this.winHttp = winHttp;
        this.dotNet = dotNet;
    }

    List<Difference> all() {
        List<Difference> all = new ArrayList<>();
        protocols.forEach(ours -> ours.protocol().flatMap(theirs::of)
                .ifPresentOrElse(version -> version(ours, version).ifPresent(all::add), () -> unseen(ours).ifPresent(all::add)));
        winHttp.stream().filter(view -> view.judgement().rating().compareTo(Rating.GOOD) > 0).forEach(view -> all.add(new Difference("WinHTTP ("
                + view.view().label() + ")", view.judgement().rating().label(), "not looked at", "HealthChecker does not look at WinHTTP.")));
        dotNet().ifPresent(all::add);
        return all;
    }

    private static Optional<Difference> unseen(ProtocolState ours) {
        return Optional.of(ours).filter(o -> o.judgement().rating().compareTo(Rating.GOOD) > 0).map(o -> new Difference(o.name(),
                o.judgement().rating().label(), "not looked at", "HealthChecker looks at TLS 1.0 to 1.3 only."));
    }

    private Optional<Difference> version(ProtocolState ours, VersionResult version) {
        Protocol protocol = version.protocol();
        if (grade(ours.judgement().rating()) == theirs.grade(protocol) && !contradicts(ours, version)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(ours.name(), effective(ours) + " (" + ours.judgement().rating().label() + ")",
                theirs.words(protocol).orElseThrow(), String.join(" ", new Divergence(windows, products, ours, version, theirs).reasons())));
    }

    private static boolean contradicts(ProtocolState ours, VersionResult version) {
        return switch (version.configuration()) {
            case DISABLED -> ours.roles().stream().anyMatch(role -> role.effective() == Effective.ON);
            case ENABLED -> ours.roles().stream().anyMatch(role -> role.effective() != Effective.ON);
            default -> false;
        };
    }

    private static String effective(ProtocolState ours) {
        String client = ours.client().effective().words();
        String server = ours.server().effective().words();
        return client.equals(server) ? client : "client " + client + ", server " + server;
    }

    static Grade grade(Rating rating) {
        return switch (rating) {
            case NONE -> Grade.GREY;
            case GOOD -> Grade.GREEN;
            case WEAK -> Grade.YELLOW;
            case UNKNOWN -> Grade.UNKNOWN;
            case BAD -> Grade.RED;
        };
    }

    /** HealthChecker wants .NET Framework 4's values written, and 1 once TLS 1.0 or 1.1 is off. */
    private Optional<Difference> dotNet() {
        Rating ours = dotNet.stream().map(view -> view.judgement().rating()).max(Comparator.naturalOrder()).orElse(Rating.NONE);
        boolean weak = theirs.findings().stream().anyMatch(f -> f.rule().equals(HealthChecker.DOTNET_NOT_STRONG));
        Grade grade = !theirs.dotNet4().missing().isEmpty() || weak ? Grade.RED : theirs.dotNet4().unknown() ? Grade.UNKNOWN : Grade.GREEN;
        if (grade(ours) == grade) {
            return Optional.empty();
        }
        return Optional.of(new Difference(".NET Framework 4", ours.label(), grade.label(), String.join(" ", dotNetReasons(grade, weak))));
    }

    private List<String> dotNetReasons(Grade grade, boolean weak) {
        List<String> reasons = new ArrayList<>();
        List<DotNetState> newer = dotNet.stream().filter(view -> view.version().equals(DotNetKeys.V4)).toList();
        if (newer.stream().noneMatch(DotNetState::installed)) {
            reasons.add("HealthChecker does not ask whether .NET Framework 4 is installed.");
        } else if (newer.stream().anyMatch(view -> view.heeded().isPresent())) {
            reasons.add("HealthChecker does not ask which version is installed.");
        }
        if (!theirs.dotNet4().missing().isEmpty()) {
            reasons.add("HealthChecker wants all four values written, on a 32-bit Windows too; here it counts which protocols come of them.");
        } else if (weak) {
            reasons.add("HealthChecker wants all four values to be 1 once TLS 1.0 or 1.1 is disabled; here it counts which protocols come of them.");
        } else if (grade == Grade.GREEN && reasons.isEmpty()) {
            reasons.add("HealthChecker minds a value other than 1 only once TLS 1.0 or 1.1 is disabled.");
        }
        if (reasons.isEmpty()) {
            reasons.add("HealthChecker does not say what it makes of such a value.");
        }
        return reasons;
    }
}
