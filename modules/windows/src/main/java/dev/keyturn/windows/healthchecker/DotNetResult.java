package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.tls.DotNetKeys;
import java.util.List;

/**
 * What HealthChecker derives from the registry for one .NET Framework. A value counts if it is exactly 1.
 *
 * @param version the framework as its key is named, {@code v4.0.30319} for example
 * @param values  its four values: {@code SystemDefaultTlsVersions} and {@code SchUseStrongCrypto}, then both of the 32-bit view
 */
public record DotNetResult(String version, List<RawValue> values) {
    public DotNetResult {
        values = List.copyOf(values);
    }

    static DotNetResult of(RegistryReader registry, String version) {
        RegistryPath native64 = DotNetKeys.of(version).in(View.BITS_64);
        RegistryPath wow = DotNetKeys.of(version).in(View.BITS_32);
        return new DotNetResult(version, List.of(read(registry, native64, "", DotNetKeys.SYSTEM_DEFAULT),
                read(registry, native64, "", DotNetKeys.STRONG_CRYPTO), read(registry, wow, "Wow", DotNetKeys.SYSTEM_DEFAULT),
                read(registry, wow, "Wow", DotNetKeys.STRONG_CRYPTO)));
    }

    private static RawValue read(RegistryReader registry, RegistryPath key, String prefix, String name) {
        return new RawValue(prefix + name + "Value", registry.value(key, name));
    }

    /** Whether a value is of a type of which it cannot be told what HealthChecker makes of it. */
    public boolean unknown() {
        return values.stream().anyMatch(RawValue::isUncomparable);
    }

    /** Whether {@code SystemDefaultTlsVersions} comes to the same in both views. */
    public boolean sdtvConfiguredCorrectly() {
        return values.get(0).is(1) == values.get(2).is(1);
    }

    /** Whether {@code SystemDefaultTlsVersions} is 1 in both views. */
    public boolean sdtvEnabled() {
        return values.get(0).is(1) && values.get(2).is(1);
    }

    /** Whether all four values are 1. */
    public boolean strong() {
        return values.stream().allMatch(value -> value.is(1));
    }

    /** The values that are absent. */
    public List<RawValue> missing() {
        return values.stream().filter(RawValue::isNull).toList();
    }
}
