package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.ExchangeProduct;
import dev.keyturn.windows.tables.ExchangeProducts;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the registry tells of Exchange on a host. Whether a server is there depends on what its setup left, not on a readable build: a damaged
 * setup key is an Exchange of unknown build, not none. Source: Microsoft's Exchange support scripts (setup assistant, health checker).
 */
public final class Exchange {
    private static final RegistryPath BASE = RegistryPath.hklm("SOFTWARE\\Microsoft\\ExchangeServer");
    private static final String TOOLS = "AdminTools";

    private final RegistryReader registry;
    private final RegistryPath path;
    private final KeySnapshot key;
    private final KeySnapshot setup;

    private Exchange(RegistryReader registry, RegistryPath path) {
        this.registry = registry;
        this.path = path;
        this.key = registry.key(path).orElse(KeySnapshot.EMPTY);
        this.setup = key.subkeys().contains("Setup") ? registry.key(path.child("Setup")).orElse(KeySnapshot.EMPTY) : KeySnapshot.EMPTY;
    }

    /** What is asked for first. */
    public static List<Foreseen> needs() {
        return Stream.of("v15", "v15\\Setup", "v14", "v14\\Setup").map(key -> Foreseen.whole(BASE.child(key))).toList();
    }

    /** The newest generation that has a server here, or else the newest that has the management tools. */
    public static Exchange find(RegistryReader registry) {
        registry.foresee(needs());
        Exchange newer = new Exchange(registry, BASE.child("v15"));
        if (newer.isServer()) {
            return newer;
        }
        Exchange older = new Exchange(registry, BASE.child("v14"));
        return older.isServer() || !newer.hasTools() && older.hasTools() ? older : newer;
    }

    /** Whether a server is installed, or half installed: it has a role, services, or a setup key that is not the management tools'. */
    public boolean isServer() {
        return !roles().isEmpty() || setup.value("Services").isPresent() || !setup.values().isEmpty() && !hasTools();
    }

    /** Whether only the management tools are installed. */
    public boolean isManagementToolsOnly() {
        return !isServer() && hasTools();
    }

    private boolean hasTools() {
        return key.subkeys().contains(TOOLS);
    }

    /** The names of the roles' keys, {@code MailboxRole} for example. */
    public List<String> roles() {
        return key.subkeys().stream().filter(name -> name.toLowerCase(Locale.ROOT).endsWith("role")).toList();
    }

    /** The build as setup wrote it; empty if one of its four numbers cannot be read. */
    public Optional<ExchangeVersion> build() {
        List<Long> parts = new ArrayList<>();
        for (String name : List.of("MsiProductMajor", "MsiProductMinor", "MsiBuildMajor", "MsiBuildMinor")) {
            Reading.number(setup.value(name)).ifPresent(parts::add);
        }
        return parts.size() == 4 ? Optional.of(new ExchangeVersion(parts.get(0), parts.get(1), parts.get(2), parts.get(3))) : Optional.empty();
    }

    /** The product that the build belongs to; empty if the build is unknown or no product's. */
    public Optional<ExchangeProduct> product() {
        return build().flatMap(ExchangeProducts::of);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>(roles());
        if (hasTools()) {
            parts.add(TOOLS);
        }
        return parts;
    }

    /** What an unfinished setup is told from. */
    public List<Foreseen> further() {
        return parts().stream().map(part -> Foreseen.values(path.child(part), "Watermark", "Action")).toList();
    }

    /** The role whose setup was begun and not finished, with what it was doing; empty if there is none. */
    public Optional<String> unfinishedSetup() {
        registry.foresee(further());
        for (String part : parts()) {
            if (registry.value(path.child(part), "Watermark").isPresent()) {
                return Optional.of(part + Reading.text(registry.value(path.child(part), "Action")).map(a -> " (" + a + ")").orElse(""));
            }
        }
        return Optional.empty();
    }
}
