package dev.keyturn.operations.imports;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.View;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the modules that say exactly what a file sets, on every host. Where a module could come to something else, or refuses where
 * {@code regedit} would not, there is none.
 */
final class DomainTasks {
    private static final RegistryValue ZERO = RegistryValue.dword(0);
    private static final RegistryValue ONE = RegistryValue.dword(1);

    private final ImportSource file;
    private final Map<RegistryPath, KeyBlock> keys;

    DomainTasks(ImportSource file, Map<RegistryPath, KeyBlock> keys) {
        this.file = file;
        this.keys = keys;
    }

    /** The task that fits a key's values; they are taken out then, and those of another key that belong to it. */
    Optional<String> task(KeyBlock key) {
        return schannel(key).or(() -> winHttp(key)).or(() -> dotNet(key));
    }

    private Optional<String> schannel(KeyBlock key) {
        for (Protocol protocol : Protocol.values()) {
            for (Role role : Role.values()) {
                Optional<Boolean> on = key.path().equals(TlsKeys.schannel(protocol, role)) ? canonical(key) : Optional.empty();
                if (on.isPresent() && !(protocol == Protocol.TLS_1_3 && on.get())) {
                    return Optional.of(schannel(key, protocol, role, on.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a role is on, where both values say the same; empty where they are not as the module writes them. */
    private static Optional<Boolean> canonical(KeyBlock key) {
        Optional<RegistryValue> enabled = key.set("Enabled");
        Optional<RegistryValue> byDefault = key.set("DisabledByDefault");
        if (enabled.equals(Optional.of(ONE)) && byDefault.equals(Optional.of(ZERO))) {
            return Optional.of(true);
        }
        return enabled.equals(Optional.of(ZERO)) && byDefault.equals(Optional.of(ONE)) ? Optional.of(false) : Optional.empty();
    }

    private String schannel(KeyBlock key, Protocol protocol, Role role, boolean on) {
        Role otherRole = role == Role.CLIENT ? Role.SERVER : Role.CLIENT;
        Optional<KeyBlock> other = Optional.ofNullable(keys.get(TlsKeys.schannel(protocol, otherRole)))
                .filter(each -> canonical(each).equals(Optional.of(on)));
        Places places = new Places(file).take(key, "Enabled", "DisabledByDefault");
        other.ifPresent(each -> places.take(each, "Enabled", "DisabledByDefault"));
        String roles = other.isPresent() ? "both" : role.label().toLowerCase(Locale.ROOT);
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("protocol", protocol.label());
        arguments.put("role", roles);
        arguments.put("state", on ? "enabled" : "disabled");
        if (protocol == Protocol.TLS_1_2 && !on) {
            arguments.put("force", "true");
        }
        String title = protocol.label() + " is " + (on ? "on" : "off") + ", " + (other.isPresent() ? "client and server" : roles);
        return TaskText.task(places.toString(), title, "schannel_protocol", arguments);
    }

    private Optional<String> winHttp(KeyBlock key) {
        boolean ours = Arrays.stream(View.values()).anyMatch(view -> key.path().equals(TlsKeys.WINHTTP.in(view)));
        Optional<Long> mask = ours ? mask(key) : Optional.empty();
        if (mask.isEmpty()) {
            return Optional.empty();
        }
        Optional<KeyBlock> other = otherView(key).filter(each -> mask(each).equals(mask));
        Places places = new Places(file).take(key, TlsKeys.DEFAULT_SECURE_PROTOCOLS);
        other.ifPresent(each -> places.take(each, TlsKeys.DEFAULT_SECURE_PROTOCOLS));
        String protocols = Arrays.stream(Protocol.values()).filter(each -> (mask.get() & each.winHttpBit()) != 0).map(Protocol::label)
                .collect(Collectors.joining(", "));
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("protocols", "[" + protocols + "]");
        arguments.put("mode", "exact");
        arguments.put("view", other.isPresent() ? "both" : key.path().view() == View.BITS_64 ? "64" : "32");
        return Optional.of(TaskText.task(places.toString(), "WinHTTP offers " + protocols.replace(",", " and"), "winhttp_protocols", arguments));
    }

    /** The bits of WinHTTP's protocols; empty if there are none, or others among them. */
    private static Optional<Long> mask(KeyBlock key) {
        long known = Arrays.stream(Protocol.values()).mapToLong(Protocol::winHttpBit).reduce(0, (a, b) -> a | b);
        return key.set(TlsKeys.DEFAULT_SECURE_PROTOCOLS).filter(Dword.class::isInstance).map(value -> ((Dword) value).number())
                .filter(bits -> bits != 0 && (bits & ~known) == 0);
    }

    /** The module sets both views alike, so both must be in the file. */
    private Optional<String> dotNet(KeyBlock key) {
        Optional<KeyBlock> other = otherView(key);
        for (String version : DotNetKeys.VERSIONS) {
            RegistryPath meant = DotNetKeys.of(version);
            Optional<Boolean> follows = flag(key, DotNetKeys.SYSTEM_DEFAULT);
            if (!key.path().in(View.BITS_64).equals(meant) || other.isEmpty() || follows.isEmpty()
                    || !follows.equals(flag(other.get(), DotNetKeys.SYSTEM_DEFAULT))) {
                continue;
            }
            Optional<Boolean> strong = flag(key, DotNetKeys.STRONG_CRYPTO).filter(on -> flag(other.get(), DotNetKeys.STRONG_CRYPTO).equals(Optional.of(on)));
            String[] names = strong.isPresent() ? new String[] {DotNetKeys.SYSTEM_DEFAULT, DotNetKeys.STRONG_CRYPTO}
                    : new String[] {DotNetKeys.SYSTEM_DEFAULT};
            Places places = new Places(file).take(key, names).take(other.get(), names);
            Map<String, String> arguments = new LinkedHashMap<>();
            arguments.put("versions", "[" + version + "]");
            arguments.put("system_default_tls_versions", String.valueOf(follows.get()));
            strong.ifPresent(on -> arguments.put("sch_use_strong_crypto", String.valueOf(on)));
            return Optional.of(TaskText.task(places.toString(), ".NET Framework " + version.substring(1, 4) + " takes its protocols "
                    + (follows.get() ? "from Windows" : "from itself"), "dotnet_tls", arguments));
        }
        return Optional.empty();
    }

    private static Optional<Boolean> flag(KeyBlock key, String name) {
        return key.set(name).filter(value -> value.equals(ZERO) || value.equals(ONE)).map(ONE::equals);
    }

    private Optional<KeyBlock> otherView(KeyBlock key) {
        return Arrays.stream(View.values()).map(view -> key.path().in(view)).filter(path -> !path.equals(key.path())).map(keys::get)
                .filter(Objects::nonNull).findFirst();
    }
}
