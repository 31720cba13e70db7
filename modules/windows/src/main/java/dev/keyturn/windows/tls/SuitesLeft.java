package dev.keyturn.windows.tls;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.CipherSuite;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.AlgorithmSwitches.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cipher suites Schannel has left on a host: those of the order that counts, without those of which a part is switched off. Where no order
 * is written and none is known for this Windows, suites that every Windows has are left for sure, and others perhaps.
 */
public final class SuitesLeft {
    private final AlgorithmSwitches switches;
    private final SuiteOrder order;
    private final Verdict verdict;

    private SuitesLeft(RegistryReader registry, HostFacts facts) {
        this.switches = new AlgorithmSwitches(registry);
        this.order = SuiteOrder.of(registry, facts.build());
        this.verdict = judge();
    }

    /** What is left for TLS 1.2 and earlier, the worse the later. */
    public enum Verdict { STRONG, UNKNOWN, WEAK, ONLY_1_3, NOTHING }

    /** What it is read from, besides the build of Windows. */
    public static List<Foreseen> needs() {
        return Stream.concat(Arrays.stream(SuiteList.values()).map(list -> Foreseen.values(list.key(), SuiteList.FUNCTIONS)),
                AlgorithmSwitches.needs().stream()).toList();
    }

    /** What is left on the host that this registry is of. The facts may be those of the host before a change: they tell the build of Windows. */
    public static SuitesLeft of(RegistryReader registry, HostFacts facts) {
        return new SuitesLeft(registry, facts);
    }

    /** What is left. A suite with AES is strong; one of TLS 1.3 alone does not reach older peers and Exchange. */
    public Verdict verdict() {
        return verdict;
    }

    private Verdict judge() {
        boolean strong = order.hasUnknownNames();
        boolean weak = false;
        boolean tls13 = false;
        for (CipherSuite suite : order.suites()) {
            State state = state(suite);
            if (state == State.ON && order.isSure(suite) && suite.isTls12()) {
                return Verdict.STRONG;
            }
            strong |= state != State.OFF && suite.isTls12();
            weak |= state != State.OFF && !suite.isTls13() && !suite.cipher().equals("NULL");
            tls13 |= state != State.OFF && suite.isTls13();
        }
        if (strong) {
            return Verdict.UNKNOWN;
        }
        return weak ? Verdict.WEAK : tls13 ? Verdict.ONLY_1_3 : Verdict.NOTHING;
    }

    private State state(CipherSuite suite) {
        State cipher = switches.of(Area.CIPHERS, suite.cipher());
        State hash = switches.of(Area.HASHES, suite.hash());
        State exchange = suite.exchange().map(name -> switches.of(Area.KEY_EXCHANGE, name)).orElse(State.ON);
        return Stream.of(cipher, hash, exchange).min(State::compareTo).orElseThrow();
    }

    /** Whether a suite of the order that counts uses an algorithm; empty if the order is unknown. */
    public Optional<Boolean> uses(Area area, String name) {
        if (!order.isKnown()) {
            return Optional.empty();
        }
        return Optional.of(order.suites().stream().anyMatch(suite -> name.equalsIgnoreCase(switch (area) {
            case CIPHERS -> suite.cipher();
            case HASHES -> suite.hash();
            default -> suite.exchange().orElse("");
        })));
    }

    /** What is left, a noun with what is the matter with it: {@code no cipher suite} for example. */
    public String have() {
        return switch (verdict) {
            case STRONG -> "a cipher suite with AES for TLS 1.2";
            case UNKNOWN -> "perhaps no cipher suite with AES for TLS 1.2";
            case WEAK -> "no cipher suite with AES for TLS 1.2";
            case ONLY_1_3 -> "no cipher suite but those of TLS 1.3, which do not reach older peers and Exchange,";
            case NOTHING -> "no cipher suite";
        };
    }

    /** What that is seen from, a clause. */
    public String words() {
        return order.words() + ", and " + switches.off();
    }
}
