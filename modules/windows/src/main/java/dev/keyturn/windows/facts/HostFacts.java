package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.tables.DotNetRelease;
import dev.keyturn.windows.tables.DotNetReleases;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The facts that modules decide with. What cannot be read is unknown, an empty result, and never guessed.
 *
 * <p>Sources: Microsoft, operating system version; .NET Framework versions and dependencies; and for the bitness the environment that Windows
 * keeps in the Session Manager's key.
 */
public final class HostFacts {
    /** What a module says where it has to take the bitness for granted. */
    public static final String BITNESS_UNKNOWN = "the bitness of this Windows cannot be read; taken for 64-bit";

    private static final RegistryPath ENVIRONMENT = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");
    /** Where the versions of .NET Framework that are installed stand. */
    public static final RegistryPath NDP = RegistryPath.hklm("SOFTWARE\\Microsoft\\NET Framework Setup\\NDP");

    /** What the bitness is told from. */
    public static final Foreseen ARCHITECTURE = Foreseen.values(ENVIRONMENT, "PROCESSOR_ARCHITECTURE");
    /** What the versions of .NET Framework are told from. */
    public static final List<Foreseen> DOTNET = List.of(Foreseen.values(NDP.child("v4\\Full"), "Release"),
            Foreseen.values(NDP.child("v3.5"), "Install"));

    private final RegistryReader registry;

    /** The facts of the host that this registry is of. */
    public HostFacts(RegistryReader registry) {
        this.registry = registry instanceof OnceReader ? registry : new OnceReader(registry);
    }

    /** Says what will be read besides what most of these facts are made from. */
    public void foresee(List<Foreseen> others) {
        List<Foreseen> all = new ArrayList<>(others);
        all.add(WindowsProduct.BUILD);
        all.add(ARCHITECTURE);
        all.addAll(DOTNET);
        registry.foresee(all);
    }

    /** The Windows build number, 20348 for example; unknown if it is missing or no number. */
    public Optional<Integer> build() {
        return WindowsProduct.build(registry);
    }

    /** What Microsoft says of this build; empty if the build is unknown, or older or newer than the table. */
    public Optional<WindowsBuild> windows() {
        return build().flatMap(WindowsBuilds::of);
    }

    /** A clause for messages: which Windows this is, or why that is unknown. */
    public String windowsInWords() {
        Optional<Integer> build = build();
        if (build.isEmpty()) {
            return "the Windows build of this host is unknown";
        }
        return WindowsBuilds.of(build.get()).map(w -> "this is " + w.names()).orElseGet(() -> "this host's Windows build " + build.get()
                + (build.get() > WindowsBuilds.last() ? " is newer than any that is known here (up to " + WindowsBuilds.last() + ")"
                : " is older than any that is known here (from " + WindowsBuilds.first() + ")"));
    }

    /** Whether this is a 32-bit Windows, which has one view only; empty if that cannot be read. */
    public Optional<Boolean> bitness32() {
        return Reading.text(registry.value(ENVIRONMENT, "PROCESSOR_ARCHITECTURE")).map(a -> a.toLowerCase(Locale.ROOT)).flatMap(a -> switch (a) {
            case "x86" -> Optional.of(true);
            case "amd64", "arm64", "ia64" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Whether this is known to be a 32-bit Windows. */
    public boolean is32Bit() {
        return bitness32().orElse(false);
    }

    /** The views in which a setting has to stand on this Windows; both if its bitness is unknown. */
    public List<View> views() {
        return is32Bit() ? List.of(View.BITS_64) : List.of(View.BITS_64, View.BITS_32);
    }

    /** Whether any .NET Framework 4 is installed here. */
    public boolean hasDotNet4() {
        return registry.exists(NDP.child("v4"));
    }

    /** The release number of .NET Framework 4.5 or later; empty if it is not installed or cannot be read. */
    public Optional<Long> dotNetRelease() {
        return Reading.number(registry.value(NDP.child("v4\\Full"), "Release"));
    }

    /** The version of .NET Framework that goes with the release number; empty if that is unknown. */
    public Optional<DotNetRelease> dotNet() {
        return dotNetRelease().flatMap(DotNetReleases::of);
    }

    /** Whether .NET Framework 3.5 is installed. */
    public boolean hasDotNet35() {
        return Reading.number(registry.value(NDP.child("v3.5"), "Install")).equals(Optional.of(1L));
    }

    /** What the registry tells of Exchange here. */
    public Exchange exchange() {
        return Exchange.find(registry);
    }

    /** Whether an Exchange Server, 2010 or later, is installed here, be its build known or not. */
    public boolean hasExchange() {
        return exchange().isServer();
    }
}
