package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.EllipticCurves;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cipher suites of the order that counts on a host, as far as they are known.
 *
 * @param list    the list that counts; empty if Windows' own does
 * @param entries its suites; where the order is unknown all that some Windows has by default
 * @param unknown names of the order of which it is not known what they are
 * @param size    how many names the order has; empty if it is unknown
 * @param words   where the order is from, a clause
 */
record SuiteOrder(Optional<SuiteList> list, List<Entry> entries, List<String> unknown, Optional<Integer> size, String words) {
    private static final Pattern CURVE = Pattern.compile(".*_P(256|384|521)");
    /** Suites with a pre-shared key, and those of SSL, are nothing that a peer has to agree on. */
    private static final Pattern APART = Pattern.compile("SSL_.*|TLS_(?:(?:EC)?DHE_|RSA_)?PSK_.*");

    /**
     * A suite of the order.
     *
     * @param name  its name there
     * @param suite what that means
     * @param sure  whether this Windows has it for sure
     */
    record Entry(String name, CipherSuite suite, boolean sure) {
    }

    static SuiteOrder of(RegistryReader registry, KnownWindows windows) {
        Optional<SuiteList> list = SuiteList.inForce(registry, SuiteList.FUNCTIONS);
        if (list.isEmpty()) {
            return windows.build().flatMap(CipherSuites::of).map(SuiteOrder::own)
                    .orElseGet(() -> any(list, sure(windows), "no list is written, and that of this Windows is not known"));
        }
        String where = list.get() == SuiteList.POLICY ? "Group Policy's list" : "this host's own list";
        Optional<List<String>> names = registry.value(list.get().key(), SuiteList.FUNCTIONS).flatMap(SuiteList::names).filter(all -> !all.isEmpty());
        return names.map(all -> of(list, all, windows, where + " counts, which has " + all.size() + (all.size() == 1 ? " name" : " names")))
                .orElseGet(() -> any(list, Set.of(), where + " is empty or cannot be read"));
    }

    private static SuiteOrder own(CipherSuites.Defaults row) {
        return new SuiteOrder(Optional.empty(), row.suites().stream().map(suite -> new Entry(suite.name(), suite, true)).toList(), List.of(),
                Optional.of(row.suites().size()),                "no list is written, so that of " + row.names() + " counts");
    }

    private static SuiteOrder of(Optional<SuiteList> list, List<String> names, KnownWindows windows, String words) {
        List<Entry> entries = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        Set<CipherSuite> sure = sure(windows);
        for (String name : names) {
            Optional<CipherSuite> suite = CipherSuite.parse(name);
            suite.filter(parsed -> fits(name, parsed, windows.build()))
                    .ifPresent(parsed -> entries.add(new Entry(name, parsed, sure.contains(parsed))));
            if (suite.isEmpty() && !APART.matcher(name).matches()) {
                unknown.add(name);
            }
        }
        return new SuiteOrder(list, entries, unknown, Optional.of(names.size()), words);
    }

    /** What this Windows has for sure; of one that is not known, nothing. */
    private static Set<CipherSuite> sure(KnownWindows windows) {
        return windows.row().isEmpty() ? Set.of() : new HashSet<>(windows.build().flatMap(CipherSuites::of).map(CipherSuites.Defaults::suites)
                .orElseGet(() -> CipherSuites.common(windows.build())));
    }

    /**
     * Whether a Windows takes a name as it is spelled: before Windows 10 the suites of ECDHE have the curve at their end, since then none has.
     * Where the build is unknown, either may be right. Source: Microsoft, "TLS Elliptic Curves in Windows 10".
     */
    private static boolean fits(String name, CipherSuite suite, Optional<Integer> build) {
        boolean ecdhe = suite.exchange().equals(Optional.of("ECDH"));
        return build.map(number -> carriesCurve(name) == (ecdhe && number < EllipticCurves.first())).orElse(true);
    }

    /** Whether a name ends with a curve. */
    static boolean carriesCurve(String name) {
        return CURVE.matcher(name).matches();
    }

    private static SuiteOrder any(Optional<SuiteList> list, Set<CipherSuite> sure, String words) {
        List<Entry> entries = CipherSuites.all().values().stream().flatMap(row -> row.suites().stream()).distinct()
                .map(suite -> new Entry(suite.name(), suite, sure.contains(suite))).toList();
        return new SuiteOrder(list, entries, List.of(), Optional.empty(), words);
    }
}
