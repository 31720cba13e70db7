package dev.keyturn.windows.tls;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.CipherSuites;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.AlgorithmSwitches.State;
import dev.keyturn.windows.tls.SuiteOrder.Entry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which cipher suites Schannel has left on a host: those of the order that counts, without those of which a part is switched off. Whoever asks
 * whether a protocol has a suite asks here. Where nothing restricts them they are Windows' own, whichever these are; where something does, and the
 * order is not known, suites that every Windows has are left for sure, and others perhaps.
 */
public final class SuitesLeft {
    /** Suites that most peers have, the likeliest first. */
    private static final List<String> KINDS = List.of("TLS_ECDHE_RSA_", "TLS_ECDHE_", "TLS_");

    private final AlgorithmSwitches switches;
    private final SuiteOrder order;
    private final Optional<CipherSuites.Defaults> row;
    private final Map<Protocol, Left> ofProtocols = new EnumMap<>(Protocol.class);

    private SuitesLeft(RegistryReader registry, KnownWindows windows) {
        this.switches = new AlgorithmSwitches(registry);
        this.order = SuiteOrder.of(registry, windows);
        this.row = windows.build().flatMap(CipherSuites::of);
    }

    /** Whether a protocol has a suite left. */
    public enum Left { SURELY, PERHAPS, NONE }

    /** What is left for TLS 1.2 and earlier, the worse the later. */
    public enum Verdict { STRONG, UNKNOWN, WEAK, ONLY_1_3, NOTHING }

    /** What it is read from, besides what tells which Windows this is. */
    public static List<Foreseen> needs() {
        return Stream.concat(Arrays.stream(SuiteList.values()).map(list -> Foreseen.values(list.key(), SuiteList.FUNCTIONS)),
                AlgorithmSwitches.needs().stream()).toList();
    }

    /** What is left on the host that this registry is of. Which Windows it is may be known from before a change. */
    public static SuitesLeft of(RegistryReader registry, KnownWindows windows) {
        return new SuitesLeft(registry, windows);
    }

    /** Whether a list is written, or an algorithm is not on, so that these are not just the suites that Windows has by itself. */
    public boolean areRestricted() {
        return order.list().isPresent() || !switches.areAllOn();
    }

    /** Whether a protocol has a suite left that its peers of today take. SSL 2.0 has suites of its own, which no list is about. */
    public Left left(Protocol protocol) {
        return ofProtocols.computeIfAbsent(protocol, this::found);
    }

    private Left found(Protocol protocol) {
        if (protocol == Protocol.SSL_2_0 || !names(protocol, Left.SURELY).isEmpty() || !areRestricted()) {
            return Left.SURELY;
        }
        return order.unknown().isEmpty() && names(protocol, Left.PERHAPS).isEmpty() ? Left.NONE : Left.PERHAPS;
    }

    /** What Schannel does with a protocol, if this is what it does as far as it is not for suites. */
    public Effective effective(Protocol protocol, Effective switched) {
        if (switched.isBlocked()) {
            return switched;
        }
        return switch (left(protocol)) {
            case SURELY -> switched;
            case PERHAPS -> Effective.together(EnumSet.of(switched, Effective.NO_SUITE));
            case NONE -> Effective.NO_SUITE;
        };
    }

    /** The suites of the order that a protocol has left for sure, or perhaps, or not, as they are named there. */
    public List<String> names(Protocol protocol, Left left) {
        return serving(protocol).filter(entry -> left(entry) == left).map(Entry::name).toList();
    }

    private Stream<Entry> serving(Protocol protocol) {
        return order.entries().stream().filter(entry -> serves(entry.suite(), protocol));
    }

    private static boolean serves(CipherSuite suite, Protocol protocol) {
        return switch (protocol) {
            case TLS_1_3 -> suite.isTls13();
            case TLS_1_2, DTLS_1_2 -> suite.isTls12();
            default -> !suite.isTls13() && !suite.cipher().equals("NULL");
        };
    }

    private Left left(Entry entry) {
        return switch (state(entry.suite())) {
            case ON -> entry.sure() ? Left.SURELY : Left.PERHAPS;
            case UNKNOWN -> Left.PERHAPS;
            case OFF -> Left.NONE;
        };
    }

    private State state(CipherSuite suite) {
        return parts(suite).map(part -> switches.of(part.getKey(), part.getValue())).min(State::compareTo).orElseThrow();
    }

    private static Stream<Map.Entry<Area, String>> parts(CipherSuite suite) {
        return Stream.concat(Stream.of(Map.entry(Area.CIPHERS, suite.cipher()), Map.entry(Area.HASHES, suite.hash())),
                suite.exchange().stream().map(name -> Map.entry(Area.KEY_EXCHANGE, name)));
    }

    /** The algorithms that are not on and that suites of a protocol are made of, by their names. */
    public Map<String, State> notOn(Protocol protocol) {
        Map<String, State> notOn = new TreeMap<>();
        serving(protocol).flatMap(entry -> parts(entry.suite())).distinct().forEach(part -> notOn.put(part.getValue(),
                switches.of(part.getKey(), part.getValue())));
        notOn.values().removeIf(State.ON::equals);
        return notOn;
    }

    /** What is left. A suite with AES is strong; one of TLS 1.3 alone does not reach older peers and Exchange. */
    public Verdict verdict() {
        return switch (left(Protocol.TLS_1_2)) {
            case SURELY -> Verdict.STRONG;
            case PERHAPS -> Verdict.UNKNOWN;
            case NONE -> left(Protocol.TLS_1_0) != Left.NONE ? Verdict.WEAK
                    : left(Protocol.TLS_1_3) != Left.NONE ? Verdict.ONLY_1_3 : Verdict.NOTHING;
        };
    }

    /** Whether a suite of the order that counts uses an algorithm; empty if the order is unknown. */
    public Optional<Boolean> uses(Area area, String name) {
        if (order.size().isEmpty() || !order.unknown().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(order.entries().stream().flatMap(entry -> parts(entry.suite()))
                .anyMatch(part -> part.getKey() == area && part.getValue().equalsIgnoreCase(name)));
    }

    /** The list that counts; empty if Windows' own does. */
    public Optional<SuiteList> list() {
        return order.list();
    }

    /** How many names the order has; empty if it is unknown. */
    public Optional<Integer> size() {
        return order.size();
    }

    /** Names in the order that no Windows is known here to have. */
    public List<String> unknown() {
        return order.unknown();
    }

    /** What is left, a noun with what is the matter with it: {@code no cipher suite} for example. */
    public String have() {
        return switch (verdict()) {
            case STRONG -> "a cipher suite with AES for TLS 1.2";
            case UNKNOWN -> "perhaps no cipher suite with AES for TLS 1.2";
            case WEAK -> "no cipher suite with AES for TLS 1.2";
            case ONLY_1_3 -> "no cipher suite but those of TLS 1.3, which do not reach older peers and Exchange,";
            case NOTHING -> "no cipher suite";
        };
    }

    /** What would leave a suite with AES for TLS 1.2, a sentence without its period: one that this Windows has, and is not in the list already. */
    public String advice() {
        boolean list = order.list().isPresent();
        List<String> listed = order.entries().stream().map(Entry::name).toList();
        List<Entry> own = ownForTls12();
        Optional<Entry> usable = own.stream().filter(entry -> left(entry) == Left.SURELY && !listed.contains(entry.name())).findFirst();
        if (list && usable.isPresent()) {
            return "Keep a suite such as " + usable.get().name() + " in the list, which this Windows has";
        }
        Optional<CipherSuite> wanted = Stream.concat(list ? order.entries().stream() : Stream.empty(), own.stream()).map(Entry::suite)
                .filter(CipherSuite::isTls12).findFirst();
        List<String> parts = wanted.stream().flatMap(SuitesLeft::parts).filter(part -> switches.of(part.getKey(), part.getValue()) != State.ON)
                .map(Map.Entry::getValue).toList();
        return parts.isEmpty() ? "Keep a suite with AES that this Windows has, and leave its cipher, its hash and its key exchange on"
                : "Have " + String.join(", ", parts) + " on, so that " + wanted.get().name() + " is left";
    }

    /** The suites of TLS 1.2 that this Windows has, as they are named in its lists, those that most peers have first. */
    private List<Entry> ownForTls12() {
        List<String> names = row.map(CipherSuites.Defaults::listed).orElse(List.of());
        return KINDS.stream().flatMap(kind -> names.stream().filter(name -> name.contains(kind))).distinct()
                .flatMap(name -> CipherSuite.parse(name).filter(CipherSuite::isTls12).map(suite -> new Entry(name, suite, true)).stream()).toList();
    }

    /** What that is seen from, a clause. */
    public String words() {
        return order.words() + ", and " + switches.off();
    }
}
