package dev.keyturn.windows.state;

import dev.keyturn.registry.Pool;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.tables.Protocol;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of TLS on a host, as its registry tells it.
 *
 * @param name          the name of the product, {@code Windows Server 2016 Standard}; empty if it cannot be read
 * @param windows       which Windows this is, or why that is unknown, a clause
 * @param exchange      which Exchange Server this is, {@code Exchange 2016 CU23} for example; empty if there is none
 * @param protocols     the protocols that Windows may know, and after them what else has a key beside them
 * @param winHttp       what WinHTTP offers, per view
 * @param dotNet        what .NET Framework is told, per version and view
 * @param settings      every setting that matters for TLS, absent ones too
 * @param restart       whether the host has to restart, and what tells so
 * @param judgement     how the host is judged: the worst of all its parts
 * @param healthChecker what HealthChecker would say
 * @param differences   where that differs from our judgement, and why
 */
public record HostTls(Optional<String> name, String windows, Optional<String> exchange, List<ProtocolState> protocols, List<WinHttpState> winHttp,
                      List<DotNetState> dotNet, List<TlsSetting> settings, RestartState restart, Judgement judgement, HealthChecker healthChecker,
                      List<Difference> differences) {
    public HostTls {
        protocols = List.copyOf(protocols);
        winHttp = List.copyOf(winHttp);
        dotNet = List.copyOf(dotNet);
        settings = List.copyOf(settings);
        differences = List.copyOf(differences);
    }

    /** Looks at a host, of whose runs nothing is known. */
    public static HostTls of(RegistryReader registry, HostFacts facts) {
        StateReader.foresee(facts);
        return of(registry, facts, RestartState.of(registry, marker -> List.of()));
    }

    /** Looks at a host, with what is known of its restarts; to have all of it fetched together, call {@link StateReader#foresee} first. */
    public static HostTls of(RegistryReader registry, HostFacts facts, RestartState restart) {
        return new StateReader(registry, facts, restart).read();
    }

    /** The same, sharing with other hosts what they have alike. */
    public HostTls sharing(Pool pool) {
        return new HostTls(name.map(pool::one), pool.one(windows), exchange.map(pool::one),
                pool.one(protocols.stream().map(each -> pool.one(each, each.roles().stream().map(role -> role.key().subkey()).toList())).toList()),
                pool.one(winHttp), pool.one(dotNet),
                pool.one(settings.stream().map(each -> pool.one(each, List.of(each.value().key().subkey()))).toList()),
                restart.sharing(pool), pool.one(judgement), pool.one(healthChecker), pool.one(differences));
    }

    /** The state of a protocol. */
    public ProtocolState protocol(Protocol protocol) {
        return protocols.stream().filter(each -> each.protocol().equals(Optional.of(protocol))).findFirst().orElseThrow();
    }

    /** Every setting's text by its id, in one order for all hosts. */
    public Map<String, String> settingTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.forEach(setting -> texts.put(setting.id(), setting.text()));
        return texts;
    }

    /** The Exchange Server if there is one, and the Windows by its product's name or else by its build, for people. */
    public String what() {
        return exchange.map(server -> server + ", ").orElse("") + name.orElseGet(() -> windows.replaceFirst("^this is ", ""));
    }

    /** Whether everything that is judged here is in force: the first of no, unknown and yes that some part has. */
    public InForce.Answer inForce() {
        Stream<InForce> roles = protocols.stream().flatMap(p -> p.roles().stream()).filter(r -> r.judgement().rating() != Rating.NONE)
                .map(RoleState::inForce);
        Stream<InForce> programs = Stream.concat(winHttp.stream().map(WinHttpState::inForce),
                dotNet.stream().filter(view -> view.judgement().rating() != Rating.NONE).map(DotNetState::inForce));
        return Stream.concat(roles, programs).map(InForce::answer).min(Comparator.naturalOrder()).orElse(InForce.Answer.UNKNOWN);
    }

    /** The chain for one protocol in sentences, for people. */
    public List<String> explain(Protocol protocol) {
        return Explanation.of(this, protocol);
    }
}
