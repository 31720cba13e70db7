package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.WindowsProduct;
import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.restart.KeysInForce;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.state.RoleReader.Basics;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SuitesLeft;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the state of TLS on a host: first what Schannel does, then what WinHTTP and .NET Framework make of that, then what to say of all of it. */
public final class StateReader {
    private final RegistryReader registry;
    private final HostFacts facts;
    private final RestartState restart;
    private final KnownWindows windows;
    private final SuitesLeft suites;
    private final Products products;
    private final KeysInForce keysInForce;

    StateReader(RegistryReader registry, HostFacts facts, RestartState restart) {
        this.registry = registry;
        this.facts = facts;
        this.restart = restart;
        this.windows = KnownWindows.of(registry, facts);
        this.suites = SuitesLeft.of(registry, windows);
        this.products = Products.of(facts);
        this.keysInForce = new KeysInForce(registry, restart);
    }

    /** Says all that will be read of a host, so that it is fetched together. */
    public static void foresee(HostFacts facts) {
        facts.foresee(Needs.all());
    }

    HostTls read() {
        RoleReader roles = new RoleReader(registry, windows, suites, keysInForce);
        Map<Protocol, Basics> client = new EnumMap<>(Protocol.class);
        Map<Protocol, Basics> server = new EnumMap<>(Protocol.class);
        Map<Protocol, Effective> offered = new EnumMap<>(Protocol.class);
        for (Protocol protocol : Protocol.values()) {
            client.put(protocol, roles.read(protocol, Role.CLIENT));
            server.put(protocol, roles.read(protocol, Role.SERVER));
            offered.put(protocol, client.get(protocol).effective());
        }
        List<WinHttpState> winHttp = new WinHttpReader(registry, windows, keysInForce, offered).read(facts);
        List<DotNetState> dotNet = new DotNetReader(registry, facts, windows, keysInForce, offered.get(Protocol.TLS_1_0).isBlocked()).read();
        Reasons reasons = new Reasons(windows, suites, winHttp, dotNet);
        Judge judge = new Judge(windows, suites, products);
        List<ProtocolState> protocols = new ArrayList<>();
        for (Protocol protocol : Protocol.values()) {
            RoleState one = state(protocol, client.get(protocol), reasons, judge);
            RoleState other = state(protocol, server.get(protocol), reasons, judge);
            protocols.add(new ProtocolState(protocol.label(), Optional.of(protocol), one, other, NamedState.of(one, other),
                    judge.both(protocol.label(), one, other)));
        }
        protocols.addAll(new OtherKeys(registry, roles).read());
        return host(protocols, winHttp, dotNet);
    }

    private static RoleState state(Protocol protocol, Basics role, Reasons reasons, Judge judge) {
        return role.with(reasons.of(protocol, role), judge.role(protocol, role));
    }

    private HostTls host(List<ProtocolState> protocols, List<WinHttpState> winHttp, List<DotNetState> dotNet) {
        HealthChecker healthChecker = HealthChecker.of(registry, facts);
        Stream<Judgement> programs = Stream.concat(winHttp.stream().map(WinHttpState::judgement), dotNet.stream().map(DotNetState::judgement));
        Judgement system = windows.row().isPresent() ? Judgement.good(windows.words()) : Judgement.unknown(windows.words());
        Stream<Judgement> parts = Stream.concat(protocols.stream().map(ProtocolState::judgement), programs);
        Stream<Judgement> own = parts.filter(part -> !part.reason().endsWith(KnownWindows.UNKNOWN));
        Judgement judgement = Judgement.worst(Stream.concat(Stream.of(system), own).toList());
        List<Difference> differences = new Differences(windows, products, healthChecker, protocols, winHttp, dotNet).all();
        return new HostTls(new WindowsProduct(registry).name(), windows.words(), products.words(), protocols, winHttp, dotNet,
                new Settings(registry, facts).all(), restart, judgement,
                healthChecker, differences);
    }
}
