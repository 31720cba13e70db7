package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which product a Windows is: its names, versions and type. What cannot be read is empty. Source: Microsoft, operating system version. */
public final class WindowsProduct {
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final RegistryPath OPTIONS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\ProductOptions");
    /** What {@link #type} is told from. */
    public static final Foreseen TYPE = Foreseen.values(OPTIONS, "ProductType");
    static final Foreseen BUILD = Foreseen.values(WINDOWS, "CurrentBuildNumber");
    private static final Pattern SERVICE_PACK = Pattern.compile("Service Pack (\\d)");

    private final RegistryReader registry;

    public WindowsProduct(RegistryReader registry) {
        this.registry = registry;
    }

    /** What it is told from. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.values(WINDOWS, "CurrentBuildNumber", "CurrentBuild", "ProductName", "DisplayVersion", "ReleaseId", "UBR",
                "EditionID", "InstallationType", "CurrentMajorVersionNumber", "CurrentMinorVersionNumber", "CSDVersion"), TYPE);
    }

    static Optional<Integer> build(RegistryReader registry) {
        return Reading.text(registry.value(WINDOWS, "CurrentBuildNumber")).or(() -> Reading.text(registry.value(WINDOWS, "CurrentBuild")))
                .filter(t -> t.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** The build number; empty if it is missing or no number. */
    public Optional<Integer> build() {
        return build(registry);
    }

    private Optional<WindowsBuild> row() {
        return build(registry).flatMap(WindowsBuilds::of);
    }

    /**
     * The product's name, {@code Windows Server 2022 Standard}. Windows 11 calls itself Windows 10 in the registry; that is put right where the
     * build is known, and the name is unknown where it is not.
     */
    public Optional<String> name() {
        Optional<WindowsBuild> row = row();
        return text("ProductName").filter(name -> row.isPresent() || !WindowsBuilds.renamed(name)).map(n -> row.map(r -> r.rightName(n)).orElse(n));
    }

    /** The version of a feature update, {@code 22H2}, or the older form of it, {@code 1809}. */
    public Optional<String> displayVersion() {
        return text("DisplayVersion").or(() -> text("ReleaseId"));
    }

    /** The update build revision, which every monthly update raises. */
    public Optional<Long> updateRevision() {
        return Reading.number(registry.value(WINDOWS, "UBR"));
    }

    /** The edition, {@code ServerStandard}. */
    public Optional<String> edition() {
        return text("EditionID");
    }

    /** {@code Server}, {@code Server Core} or {@code Client}. */
    public Optional<String> installationType() {
        return text("InstallationType");
    }

    /** {@code workstation}, {@code server} or {@code domain_controller}, Ansible's words. */
    public Optional<String> type() {
        return Reading.text(registry.value(OPTIONS, "ProductType")).flatMap(t -> switch (t) {
            case "WinNT" -> Optional.of("workstation");
            case "ServerNT" -> Optional.of("server");
            case "LanmanNT" -> Optional.of("domain_controller");
            default -> Optional.empty();
        });
    }

    /** Four numbers as .NET tells them, {@code 10.0.20348.0}: version, build, and the service pack times 65536. */
    public Optional<String> version() {
        return build(registry).flatMap(build -> majorMinor().map(v -> v + "." + build + "." + servicePack() * 65536));
    }

    private Optional<String> majorMinor() {
        Optional<Long> major = Reading.number(registry.value(WINDOWS, "CurrentMajorVersionNumber"));
        Optional<Long> minor = Reading.number(registry.value(WINDOWS, "CurrentMinorVersionNumber"));
        return major.flatMap(a -> minor.map(b -> a + "." + b)).or(() -> row().map(WindowsBuild::version));
    }

    private int servicePack() {
        Matcher pack = SERVICE_PACK.matcher(text("CSDVersion").orElse(""));
        return pack.find() ? Integer.parseInt(pack.group(1)) : 0;
    }

    private Optional<String> text(String name) {
        return Reading.text(registry.value(WINDOWS, name));
    }
}
