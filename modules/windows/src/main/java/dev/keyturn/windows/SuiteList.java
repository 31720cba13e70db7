package dev.keyturn.windows;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.Sz;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Schannel's orders of cipher suites and curves stand: in Group Policy's key, which wins, and in the host's own.
 *
 * <p>Source: Microsoft, "Manage Transport Layer Security", and "Exchange Server TLS configuration best practices", which spell the host's list in
 * different ways.
 */
public enum SuiteList {
    /** Group Policy's. It is supported to write it, and it wins. */
    POLICY(RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002")),
    /** The host's own, which Microsoft wants written by its cmdlets only. */
    LOCAL(RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002"));

    static final String FUNCTIONS = "Functions";
    static final String CURVES = "EccCurves";
    static final String UNSUPPORTED = "Microsoft supports writing the host's own list by its cmdlets only, and an update may reset it; 'list: policy' lasts";

    /** The most characters that Windows heeds of the policy's text. */
    private static final int LONGEST = 1023;

    private final RegistryPath key;

    SuiteList(RegistryPath key) {
        this.key = key;
    }

    RegistryPath key() {
        return key;
    }

    /** The suites as this list spells them: the policy in one text with commas, the host's own as a list with a name each. */
    RegistryValue suites(List<String> names) {
        return this == POLICY ? RegistryValue.sz(String.join(",", names)) : new MultiSz(names);
    }

    /** Whether the names are more than this list can hold. */
    boolean tooLong(List<String> names) {
        return this == POLICY && String.join(",", names).length() > LONGEST;
    }

    /**
     * The names in a value in any of the three spellings that are about: one text with commas, a list of one such text, and a list with a name each;
     * empty if it is none of them.
     */
    static Optional<List<String>> names(RegistryValue value) {
        Stream<String> texts = value instanceof MultiSz list ? list.texts().stream() : value instanceof Sz text ? Stream.of(text.text()) : null;
        return Optional.ofNullable(texts).map(all -> all.flatMap(text -> Arrays.stream(text.split(","))).map(String::strip)
                .filter(name -> !name.isEmpty()).toList());
    }
}
