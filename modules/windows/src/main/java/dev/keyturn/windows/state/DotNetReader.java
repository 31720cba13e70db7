package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.restart.KeysInForce;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.DotNetProtocols;
import dev.keyturn.windows.tls.KnownWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what .NET Framework is told, per version and view. Only .NET Framework 4 is judged: the older one asks for the same, and needs it less. */
final class DotNetReader {
    private final RegistryReader registry;
    private final HostFacts facts;
    private final KnownWindows windows;
    private final KeysInForce keysInForce;
    private final boolean oldOff;

    /** Reads; {@code oldOff} is whether a program that offers TLS 1.0 alone gets no connection. */
    DotNetReader(RegistryReader registry, HostFacts facts, KnownWindows windows, KeysInForce keysInForce, boolean oldOff) {
        this.registry = registry;
        this.facts = facts;
        this.windows = windows;
        this.keysInForce = keysInForce;
        this.oldOff = oldOff;
    }

    List<DotNetState> read() {
        List<DotNetState> all = new ArrayList<>();
        for (View view : facts.views()) {
            all.add(read(DotNetKeys.V4, view, facts.hasDotNet4(), facts.dotNet().map(release -> release.needs())
                    .orElse(Optional.of("a version that is known, and this one cannot be read"))));
        }
        for (View view : facts.views()) {
            all.add(read(DotNetKeys.V2, view, facts.hasDotNet35(), windows.row().map(WindowsBuild::updates).flatMap(updates -> updates.dotNet35())));
        }
        return all;
    }

    private DotNetState read(String version, View view, boolean installed, Optional<String> heeded) {
        RegistryPath key = DotNetKeys.of(version).in(view);
        Configured system = Configured.read(registry, key, DotNetKeys.SYSTEM_DEFAULT);
        Configured strong = Configured.read(registry, key, DotNetKeys.STRONG_CRYPTO);
        DotNetState.Setting setting = DotNetState.Setting.of(system, strong);
        InForce inForce = InForce.of(keysInForce.of(key, DotNetKeys.ABOVE.in(view)));
        DotNetProtocols protocols = new DotNetProtocols(version, system, strong);
        Judgement judgement = version.equals(DotNetKeys.V2) ? Judgement.none("programs for .NET Framework 2.0 to 3.5 are not judged")
                : judge(name(version, view), installed, protocols, heeded);
        return new DotNetState(version, view, installed, system, strong, setting, installed ? heeded : Optional.empty(), inForce, judgement);
    }

    private Judgement judge(String name, boolean installed, DotNetProtocols protocols, Optional<String> heeded) {
        if (!installed) {
            return registry.exists(HostFacts.NDP) ? Judgement.none("no .NET Framework 4 is installed")
                    : Judgement.unknown("whether .NET Framework 4 is installed cannot be told: " + HostFacts.NDP + " is not there");
        }
        if (heeded.isPresent() && (protocols.system().is(1) || protocols.strong().is(1))) {
            return Judgement.unknown(name + " heeds its values with " + heeded.get() + " only");
        }
        return switch (protocols.offer()) {
            case WINDOWS -> follows(name, protocols.strong());
            case UP_TO_1_2 -> Judgement.weak(name + " " + protocols.words(Role.CLIENT));
            case UNKNOWN -> Judgement.unknown(name + " " + protocols.words(Role.CLIENT));
            case UP_TO_1_0 -> new Judgement(oldOff ? Rating.BAD : Rating.WEAK, name + " " + protocols.words(Role.CLIENT)
                    + (oldOff ? ", and Schannel lets no client use TLS 1.0" : ""));
        };
    }

    private Judgement follows(String name, Configured strong) {
        if (!strong.is(1)) {
            return Judgement.weak(name + " takes its protocols from Windows, and is not told to use strong cryptography: " + strong.words());
        }
        Judgement good = Judgement.good(name + " follows Windows");
        return facts.bitness32().isPresent() ? good : good.unlessGood(Rating.UNKNOWN, name + ": " + HostFacts.BITNESS_UNKNOWN);
    }

    static String name(String version, View view) {
        return ".NET Framework " + (version.equals(DotNetKeys.V4) ? "4" : "2.0 to 3.5") + " (" + view.label() + ")";
    }
}
