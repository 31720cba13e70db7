package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.windows.facts.Reading;
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
    POLICY(TlsKeys.POLICY_ORDER),
    /** The host's own, which Microsoft wants written by its cmdlets only. */
    LOCAL(TlsKeys.LOCAL_ORDER);

    /** The value with the order of the cipher suites. */
    public static final String FUNCTIONS = TlsKeys.SUITES;
    /** The value with the order of the curves. */
    public static final String CURVES = TlsKeys.CURVES;
    /** What a user of the host's own list has to know. */
    public static final String UNSUPPORTED = "Microsoft supports writing the host's own list by its cmdlets only, and an update may reset it; 'list: policy' lasts";

    /** The most characters that Windows heeds of the policy's text. */
    private static final int LONGEST = 1023;

    private final RegistryPath key;

    SuiteList(RegistryPath key) {
        this.key = key;
    }

    /** The key with both values. */
    public RegistryPath key() {
        return key;
    }

    /** The suites as this list spells them: the policy in one text with commas, the host's own as a list with a name each. */
    public RegistryValue suites(List<String> names) {
        return this == POLICY ? RegistryValue.sz(String.join(",", names)) : new MultiSz(names);
    }

    /** Whether the names are more than this list can hold. */
    public boolean tooLong(List<String> names) {
        return this == POLICY && String.join(",", names).length() > LONGEST;
    }

    /** The list that counts for a value on a host: the first that has it; empty if none has, so that Windows' own counts. */
    public static Optional<SuiteList> inForce(RegistryReader registry, String value) {
        return Arrays.stream(values()).filter(list -> registry.value(list.key, value).isPresent()).findFirst();
    }

    /**
     * The names in a value in any of the three spellings that are about: one text with commas, a list of one such text, and a list with a name each;
     * empty if it is none of them. The NUL at a text's end may be missing.
     */
    public static Optional<List<String>> names(RegistryValue value) {
        if (value instanceof MultiSz list) {
            return Optional.of(list.texts().stream().flatMap(SuiteList::parts).toList());
        }
        boolean text = value.type() == RegistryValue.REG_SZ && value.encode().length % 2 == 0;
        return text ? Optional.of(Reading.text(Optional.of(value)).stream().flatMap(SuiteList::parts).toList()) : Optional.empty();
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty());
    }
}
