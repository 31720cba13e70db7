package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.restart.KeysInForce;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what WinHTTP offers in each view. It names its protocols: {@code DisabledByDefault} does not keep one from it, {@code Enabled=0} does. */
final class WinHttpReader {
    private static final List<Protocol> OLD = List.of(Protocol.SSL_2_0, Protocol.SSL_3_0, Protocol.TLS_1_0, Protocol.TLS_1_1);

    private final RegistryReader registry;
    private final KnownWindows windows;
    private final KeysInForce keysInForce;
    private final Map<Protocol, Effective> client;

    WinHttpReader(RegistryReader registry, KnownWindows windows, KeysInForce keysInForce, Map<Protocol, Effective> client) {
        this.registry = registry;
        this.windows = windows;
        this.keysInForce = keysInForce;
        this.client = client;
    }

    List<WinHttpState> read(HostFacts facts) {
        return facts.views().stream().map(view -> read(view, facts.bitness32().isPresent())).toList();
    }

    private WinHttpState read(View view, boolean bitnessKnown) {
        Configured value = Configured.read(registry, TlsKeys.WINHTTP.in(view), TlsKeys.DEFAULT_SECURE_PROTOCOLS);
        Optional<Long> mask = value.isThere() ? value.number() : windows.row().map(row -> (long) row.winHttp());
        Optional<String> heeded = windows.row().map(WindowsBuild::updates).flatMap(updates -> updates.winHttp()).filter(update -> value.isThere());
        List<Protocol> offered = mask.map(WinHttpReader::protocols).orElse(List.of());
        List<Protocol> blocked = offered.stream().filter(protocol -> client.get(protocol).isBlocked()).toList();
        WinHttpState state = new WinHttpState(view, value, mask, offered, blocked, heeded,
                InForce.of(keysInForce.of(value.key(), TlsKeys.WINHTTP.in(view).parent().orElseThrow())), Judgement.none(""));
        String name = "WinHTTP (" + view.label() + ")";
        Judgement judgement = bitnessKnown ? judge(name, state)
                : judge(name, state).unlessGood(Rating.UNKNOWN, name + ": " + HostFacts.BITNESS_UNKNOWN);
        return new WinHttpState(view, value, mask, offered, blocked, heeded, state.inForce(), judgement);
    }

    private static List<Protocol> protocols(long mask) {
        return Arrays.stream(Protocol.values()).filter(protocol -> (mask & protocol.winHttpBit()) != 0).toList();
    }

    private Judgement judge(String name, WinHttpState state) {
        if (state.value().isNoNumber()) {
            return Judgement.unknown(name + ": " + state.value().words() + ", where a REG_DWORD of four bytes is expected; write one");
        }
        if (state.mask().isEmpty()) {
            return Judgement.unknown(name + ": " + state.value().words() + ", and " + KnownWindows.UNKNOWN);
        }
        if (!state.offered().contains(Protocol.TLS_1_2)) {
            return Judgement.bad(name + " does not offer TLS 1.2 (" + words(state) + ")");
        }
        if (state.blocked().contains(Protocol.TLS_1_2)) {
            return Judgement.bad(name + " offers TLS 1.2, and Schannel has it off");
        }
        if (client.get(Protocol.TLS_1_2) == Effective.UNKNOWN || client.get(Protocol.TLS_1_2) == Effective.NOT_BY_DEFAULT) {
            return Judgement.unknown(name + " offers TLS 1.2, and whether Schannel has it on is unknown");
        }
        if (state.heeded().isPresent()) {
            return Judgement.unknown(name + " offers TLS 1.2 only with " + state.heeded().get() + ", which the registry does not tell");
        }
        String weak = state.offered().stream().filter(p -> OLD.contains(p) && !state.blocked().contains(p)).map(Protocol::label)
                .collect(Collectors.joining(", "));
        Judgement judged = weak.isEmpty() ? Judgement.good(name + " offers TLS 1.2 (" + words(state) + ")")
                : Judgement.weak(name + " still offers " + weak + " (" + words(state) + "), and Schannel does not stop it");
        return windows.row().isPresent() ? judged : judged.unlessGood(Rating.UNKNOWN, name + ": " + KnownWindows.UNKNOWN);
    }

    static String words(WinHttpState state) {
        return state.value().isThere() ? state.value().words() : state.value().words() + ", which means " + state.maskText();
    }
}
