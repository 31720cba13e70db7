package dev.keyturn.windows.policy;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.Sz;
import dev.keyturn.windows.tables.PolicyTwin;
import dev.keyturn.windows.tables.PolicyTwins;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a path alone says of policies: the keys that belong to them, and the values that one of theirs wins over. */
final class PolicyKeys {
    /** The key in which policies keep what they set. Source: Microsoft, "Implementing Registry-based Policy". */
    private static final RegistryPath OWNED = RegistryPath.hklm("SOFTWARE\\Policies");

    private PolicyKeys() {
    }

    /** The user whose hive the key is in, by SID; empty for all other keys. */
    static Optional<String> user(RegistryPath path) {
        return path.hive() == Hive.HKU && path.subkey().toUpperCase(Locale.ROOT).startsWith("S-1-5-21-")
                ? Optional.of(path.subkey().split("\\\\", 2)[0]) : Optional.empty();
    }

    /** Whether the key belongs to Group Policy. */
    static boolean owned(RegistryPath path) {
        return bare(path).isAtOrBelow(OWNED);
    }

    /** The key as if it were the machine's: of a user's hive what is below it. */
    private static RegistryPath bare(RegistryPath path) {
        String below = path.hive() == Hive.HKU ? path.subkey().replaceFirst("^[^\\\\]*\\\\?", "") : path.subkey();
        return new RegistryPath(Hive.HKLM, path.view(), below);
    }

    private static boolean meant(RegistryPath path, RegistryPath row) {
        boolean users = row.hive() == Hive.HKCU;
        boolean ofUser = path.hive() == Hive.HKCU || path.hive() == Hive.HKU;
        return users == ofUser && bare(path).in(row.view()).equals(new RegistryPath(Hive.HKLM, row.view(), row.subkey()));
    }

    /** The policy's value that wins over a value that is written, as a sentence; none where there is no such value, or it says the same. */
    static Stream<String> twins(RegistryChange change, RegistryReader registry) {
        if (!(change instanceof SetValue set)) {
            return Stream.empty();
        }
        return PolicyTwins.all().stream().filter(twin -> Names.same(twin.name(), set.name()) && meant(set.path(), twin.local()))
                .map(twin -> twin(twin, set, registry)).flatMap(Optional::stream);
    }

    private static Optional<String> twin(PolicyTwin twin, SetValue set, RegistryReader registry) {
        RegistryPath policy = twin.policy();
        if (policy.hive() == Hive.HKCU && set.path().hive() == Hive.HKU) {
            policy = RegistryPath.of(Hive.HKU, set.path().subkey().split("\\\\", 2)[0] + "\\" + policy.literal());
        }
        RegistryPath key = policy;
        return registry.value(key, twin.name()).filter(value -> !same(value, set.after(), twin.list())).map(value -> "a policy has set " + key
                + ", value '" + twin.name() + "', to " + value + ", which wins over what is written to " + set.path() + ", so that has no effect");
    }

    private static boolean same(RegistryValue a, RegistryValue b, boolean list) {
        return list ? items(a).equals(items(b)) : a.equals(b);
    }

    /** A list in any of its spellings: a multistring of one text each, one with commas in it, or a text with commas. */
    private static List<String> items(RegistryValue value) {
        Stream<String> texts = value instanceof MultiSz multi ? multi.texts().stream() : value instanceof Sz sz ? Stream.of(sz.text())
                : Stream.of(value.toString());
        return texts.flatMap(text -> Arrays.stream(text.split(","))).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }
}
