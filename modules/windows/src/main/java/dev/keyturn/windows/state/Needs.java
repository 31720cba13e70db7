package dev.keyturn.windows.state;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the state of TLS on a host is read from. */
final class Needs {
    private static final RegistryPath OPTIONS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\ProductOptions");

    private Needs() {
    }

    private static final class Once {
        private static final List<Foreseen> ALL = List.copyOf(read());
    }

    static List<Foreseen> all() {
        return Once.ALL;
    }

    private static List<Foreseen> read() {
        List<Foreseen> all = new ArrayList<>();
        wholes(all, Stream.of(RoleReader.SCHANNEL));
        algorithms(all, "Ciphers", Settings.CIPHERS);
        algorithms(all, "Hashes", Settings.HASHES);
        algorithms(all, "KeyExchangeAlgorithms", Settings.EXCHANGES);
        for (View view : View.values()) {
            // these tell by their time whether a key below them was removed
            wholes(all, Stream.of(TlsKeys.WINHTTP.parent().orElseThrow(), DotNetKeys.ABOVE).map(key -> key.in(view)));
        }
        all.add(Foreseen.values(Settings.FIPS, "Enabled"));
        all.add(KnownWindows.NEEDS);
        all.add(Foreseen.values(OPTIONS, "ProductType"));
        all.add(Foreseen.values(HostFacts.NDP));
        all.add(Foreseen.values(HostFacts.NDP.child("v4")));
        all.addAll(RestartState.needs());
        return all;
    }

    private static void algorithms(List<Foreseen> all, String kind, List<String> names) {
        RegistryPath key = RoleReader.SCHANNEL.child(kind);
        wholes(all, names.stream().map(key::child));
    }

    private static void wholes(List<Foreseen> all, Stream<RegistryPath> keys) {
        keys.map(Foreseen::whole).forEach(all::add);
    }
}
