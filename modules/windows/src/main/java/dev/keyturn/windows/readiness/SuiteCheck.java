package dev.keyturn.windows.readiness;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.AlgorithmSwitches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a version of TLS has a cipher suite that it can use: one that is listed, that this Windows has, and none of whose parts is turned off.
 * What is turned off or on by another number than 0 and 0xFFFFFFFF is unknown. Source: Microsoft, "TLS registry settings"; KB245030.
 */
final class SuiteCheck {
    /** The first Windows on which a suite with elliptic curves does not need a curve at its end to be heeded. */
    private static final int WITHOUT_CURVES = 10240;
    private static final Map<Area, List<String>> PARTS = Map.of(
            Area.CIPHERS, List.of("AES 128/128", "AES 256/256"), Area.HASHES, List.of("SHA", "SHA256", "SHA384"),
            Area.KEY_EXCHANGE, List.of("ECDH", "Diffie-Hellman", "PKCS"));

    private enum Usable { YES, UNKNOWN, NO }

    private final RegistryReader registry;
    private final HostFacts facts;
    private final boolean newest;

    private SuiteCheck(RegistryReader registry, HostFacts facts, boolean newest) {
        this.registry = registry;
        this.facts = facts;
        this.newest = newest;
    }

    static List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(SuiteOrder.needs());
        PARTS.forEach((area, names) -> names.forEach(name -> all.add(Foreseen.values(key(area, name), AlgorithmSwitches.ENABLED))));
        return all;
    }

    /** For TLS 1.3, or else for TLS 1.2. */
    static Check of(RegistryReader registry, HostFacts facts, boolean newest) {
        return new SuiteCheck(registry, facts, newest).check();
    }

    private static RegistryPath key(Area area, String name) {
        return SwitchValues.of(area).key().child(name);
    }

    private Check check() {
        String version = newest ? "TLS 1.3" : "TLS 1.2";
        Question question = new Question("cipher_suites", version + " has a cipher suite", "a suite of " + version
                + " that is listed, and none of whose parts is turned off");
        Optional<SuiteOrder> order = SuiteOrder.read(registry);
        List<String> off = off();
        if (order.isEmpty() && off.isEmpty()) {
            return Check.pass(question, "nothing restricts those that Windows has by itself");
        }
        if (order.isPresent() && order.get().names().isEmpty()) {
            return Check.unknown(question, order.get().where() + " is empty, or no list of texts");
        }
        List<CipherSuite> row = facts.build().flatMap(CipherSuites::of).map(CipherSuites.Defaults::suites).orElse(List.of());
        if (order.isEmpty() && row.isEmpty()) {
            return Check.unknown(question, String.join(", ", off) + ", and which suites this Windows has by itself is unknown");
        }
        String where = order.map(SuiteOrder::where).orElse("Windows' own list of cipher suites");
        List<String> names = order.map(SuiteOrder::names).orElse(row.stream().map(CipherSuite::name).toList());
        return answered(question, where + (off.isEmpty() ? "" : ", with " + String.join(", ", off)), names, order.isPresent(), row);
    }

    private List<String> off() {
        List<String> off = new ArrayList<>();
        PARTS.forEach((area, names) -> names.forEach(name -> {
            Usable state = state(area, name);
            if (state != Usable.YES) {
                off.add(name + (state == Usable.NO ? " off" : " neither on nor off"));
            }
        }));
        return off.stream().sorted().toList();
    }

    private Check answered(Question question, String where, List<String> names, boolean listed, List<CipherSuite> row) {
        List<String> usable = named(names, listed, row, Usable.YES);
        if (!usable.isEmpty()) {
            return Check.pass(question, where + " leaves " + usable.size() + ", " + usable.get(0) + " first");
        }
        List<String> unsure = named(names, listed, row, Usable.UNKNOWN);
        return unsure.isEmpty() ? Check.fail(question, where + " leaves none of " + names.size())
                : Check.unknown(question, where + " leaves " + unsure.get(0) + " at best, which this Windows may not have");
    }

    private List<String> named(List<String> names, boolean listed, List<CipherSuite> row, Usable usable) {
        return names.stream().filter(name -> CipherSuite.parse(name).filter(suite -> newest ? suite.isTls13() : suite.isTls12())
                .filter(suite -> judge(name, suite, listed, row) == usable).isPresent()).toList();
    }

    private Usable judge(String name, CipherSuite suite, boolean listed, List<CipherSuite> row) {
        Usable parts = Stream.of(state(Area.CIPHERS, suite.cipher()), state(Area.HASHES, suite.hash()),
                suite.exchange().map(exchange -> state(Area.KEY_EXCHANGE, exchange)).orElse(Usable.YES)).max(Usable::compareTo).orElseThrow();
        if (parts != Usable.YES || !listed) {
            return parts;
        }
        boolean curve = !name.contains("_ECDHE_") || !name.equals(suite.name()) || facts.build().filter(build -> build >= WITHOUT_CURVES).isPresent();
        return curve && (row.isEmpty() ? CipherSuites.common(facts.build()) : row).contains(suite) ? Usable.YES : Usable.UNKNOWN;
    }

    private Usable state(Area area, String name) {
        Optional<RegistryValue> value = registry.value(key(area, name), AlgorithmSwitches.ENABLED);
        if (value.isEmpty()) {
            return Usable.YES;
        }
        long number = value.get() instanceof Dword d ? d.number() : -1;
        return number == SwitchValues.of(area).on() ? Usable.YES : number == SwitchValues.of(area).off() ? Usable.NO : Usable.UNKNOWN;
    }
}
