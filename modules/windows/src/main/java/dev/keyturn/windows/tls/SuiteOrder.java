package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.EllipticCurves;
import dev.keyturn.windows.tables.WindowsBuilds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cipher suites of the order that counts on a host, as far as they are known.
 *
 * @param suites  them; where the order is unknown all that some Windows has by default
 * @param common  those of them that are there for sure
 * @param unknown names of the order of which it is not known what they are
 * @param words   where the order is from, a clause
 */
record SuiteOrder(List<CipherSuite> suites, Set<CipherSuite> common, List<String> unknown, String words) {
    private static final Pattern CURVE = Pattern.compile(".*_P(256|384|521)");
    /** Suites with a pre-shared key, and those of SSL, are nothing that a peer has to agree on. */
    private static final Pattern APART = Pattern.compile("SSL_.*|TLS_(?:(?:EC)?DHE_|RSA_)?PSK_.*");

    static SuiteOrder of(RegistryReader registry, Optional<Integer> build) {
        Optional<SuiteList> list = SuiteList.inForce(registry, SuiteList.FUNCTIONS);
        if (list.isEmpty()) {
            return build.flatMap(CipherSuites::of).map(row -> new SuiteOrder(row.suites(), Set.copyOf(row.suites()), List.of(),
                    "no list is written, so that of " + row.names() + " counts"))
                    .orElseGet(() -> unknown("no list is written, and that of this Windows is not known", build.flatMap(WindowsBuilds::of).isPresent()));
        }
        String where = list.get() == SuiteList.POLICY ? "Group Policy's list" : "this host's own list";
        Optional<List<String>> names = registry.value(list.get().key(), SuiteList.FUNCTIONS).flatMap(SuiteList::names).filter(all -> !all.isEmpty());
        return names.map(all -> of(all, build, where + " counts, which has " + all.size() + (all.size() == 1 ? " name" : " names")))
                .orElseGet(() -> unknown(where + " is empty or cannot be read", false));
    }

    private static SuiteOrder of(List<String> names, Optional<Integer> build, String words) {
        List<CipherSuite> suites = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            Optional<CipherSuite> suite = CipherSuite.parse(name).filter(parsed -> fits(name, parsed, build));
            suite.ifPresent(suites::add);
            if (CipherSuite.parse(name).isEmpty() && !APART.matcher(name).matches()) {
                unknown.add(name);
            }
        }
        return new SuiteOrder(suites, Set.copyOf(suites), unknown, words);
    }

    /**
     * Whether a Windows takes a name as it is spelled: before Windows 10 the suites of ECDHE have the curve at their end, since then none has.
     * Where the build is unknown, either may be right. Source: Microsoft, "TLS Elliptic Curves in Windows 10".
     */
    private static boolean fits(String name, CipherSuite suite, Optional<Integer> build) {
        boolean ecdhe = suite.exchange().equals(Optional.of("ECDH"));
        return build.map(number -> CURVE.matcher(name).matches() == (ecdhe && number < EllipticCurves.first())).orElse(true);
    }

    /** All suites, perhaps; those that every Windows has for sure, if this is one of them and left to itself. */
    private static SuiteOrder unknown(String words, boolean hasCommon) {
        Set<CipherSuite> all = new LinkedHashSet<>();
        CipherSuites.all().values().forEach(row -> all.addAll(row.suites()));
        Set<CipherSuite> common = new LinkedHashSet<>(hasCommon ? all : Set.of());
        CipherSuites.all().values().forEach(row -> common.retainAll(row.suites()));
        return new SuiteOrder(List.copyOf(all), common, List.of(), words);
    }

    boolean isSure(CipherSuite suite) {
        return common.contains(suite);
    }

    boolean isKnown() {
        return common.size() == Set.copyOf(suites).size() && unknown.isEmpty();
    }

    boolean hasUnknownNames() {
        return !unknown.isEmpty();
    }
}
