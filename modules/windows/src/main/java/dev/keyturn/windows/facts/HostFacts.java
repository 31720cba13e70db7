package dev.keyturn.windows.facts;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.Sz;
import dev.keyturn.registry.View;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that modules decide with. What cannot be read is unknown, an empty result, and never guessed.
 *
 * <p>Sources: Microsoft, operating system version; .NET Framework versions and dependencies; Exchange build numbers; and for the bitness the
 * environment that Windows keeps in the Session Manager's key.
 */
public final class HostFacts {
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final RegistryPath ENVIRONMENT = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");
    private static final RegistryPath NDP = RegistryPath.hklm("SOFTWARE\\Microsoft\\NET Framework Setup\\NDP");
    private static final RegistryPath EXCHANGE = RegistryPath.hklm("SOFTWARE\\Microsoft\\ExchangeServer");

    private final RegistryReader registry;

    public HostFacts(RegistryReader registry) {
        this.registry = registry;
    }

    /** The Windows build number, 20348 for example; unknown if it is missing or no number. */
    public Optional<Integer> build() {
        return text(WINDOWS, "CurrentBuildNumber").or(() -> text(WINDOWS, "CurrentBuild"))
                .filter(t -> t.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** What Microsoft says of this build; empty if the build is unknown or older than the table. */
    public Optional<WindowsBuild> windows() {
        return build().flatMap(WindowsBuilds::of);
    }

    /** Whether this is known to be a 32-bit Windows, which has one view only. */
    public boolean is32Bit() {
        return text(ENVIRONMENT, "PROCESSOR_ARCHITECTURE").map(a -> a.toLowerCase(Locale.ROOT).equals("x86")).orElse(false);
    }

    /** The views in which a setting has to stand on this Windows. */
    public List<View> views() {
        return is32Bit() ? List.of(View.BITS_64) : List.of(View.BITS_64, View.BITS_32);
    }

    /** The release number of .NET Framework 4.5 or later; empty if it is not installed or cannot be read. */
    public Optional<Long> dotNetRelease() {
        return number(NDP.child("v4\\Full"), "Release");
    }

    /** Whether .NET Framework 3.5 is installed. */
    public boolean hasDotNet35() {
        return number(NDP.child("v3.5"), "Install").equals(Optional.of(1L));
    }

    /** Whether an Exchange Server, 2010 or later, is installed here. */
    public boolean hasExchange() {
        return exchangeBuild().isPresent();
    }

    /** Exchange's build as four numbers, {@code 15.1.2507.6}; empty without Exchange, or if one of them cannot be read. */
    public Optional<String> exchangeBuild() {
        for (String version : List.of("v15\\Setup", "v14\\Setup")) {
            List<String> parts = new ArrayList<>();
            for (String name : List.of("MsiProductMajor", "MsiProductMinor", "MsiBuildMajor", "MsiBuildMinor")) {
                number(EXCHANGE.child(version), name).ifPresent(n -> parts.add(Long.toString(n)));
            }
            if (parts.size() == 4) {
                return Optional.of(String.join(".", parts));
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(RegistryPath path, String name) {
        return registry.value(path, name).filter(Sz.class::isInstance).map(v -> ((Sz) v).text().strip()).filter(t -> !t.isEmpty());
    }

    private Optional<Long> number(RegistryPath path, String name) {
        return registry.value(path, name).filter(Dword.class::isInstance).map(v -> ((Dword) v).number());
    }
}
