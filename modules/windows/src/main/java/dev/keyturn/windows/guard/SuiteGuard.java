package dev.keyturn.windows.guard;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.OnceReader;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SuiteList;
import dev.keyturn.windows.tls.SuitesLeft;
import dev.keyturn.windows.tls.SuitesLeft.Verdict;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Refuses to leave Schannel without a cipher suite with AES for TLS 1.2: by the lists of suites, or by the switches of what they are made of. */
public final class SuiteGuard implements HostGuard {
    /** Not taken from the table of switches: reading that would cost every run, whether it changes one or not. */
    private static final List<RegistryPath> SWITCHES = Stream.of("Ciphers", "Hashes", "KeyExchangeAlgorithms")
            .map(TlsKeys.PROTOCOLS.parent().orElseThrow()::child).toList();

    @Override
    public boolean concerns(RegistryPath path) {
        RegistryPath key = ControlSets.asCurrent(path);
        return Arrays.stream(SuiteList.values()).anyMatch(list -> list.key().equals(key)) || SWITCHES.stream().anyMatch(key::isAtOrBelow);
    }

    @Override
    public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
        BeforeAndAfter changed = ControlSets.current(before, after, changes);
        if (changed.changes().stream().noneMatch(change -> concerns(change.path()))) {
            return List.of();
        }
        OnceReader once = new OnceReader(before);
        HostFacts facts = new HostFacts(once);
        facts.foresee(Stream.concat(Stream.of(KnownWindows.NEEDS), SuitesLeft.needs().stream()).toList());
        KnownWindows windows = KnownWindows.of(once, facts);
        SuitesLeft left = SuitesLeft.of(changed.after(), windows);
        return left.verdict() == Verdict.STRONG ? List.of() : List.of(objection(left, SuitesLeft.of(changed.before(), windows)));
    }

    private static Objection objection(SuitesLeft left, SuitesLeft had) {
        if (left.verdict() == Verdict.UNKNOWN) {
            return Objection.warning("whether this host has a cipher suite with AES for TLS 1.2 left cannot be told: " + left.words(), "");
        }
        if (left.verdict().compareTo(had.verdict()) > 0) {
            return Objection.refusal("this host would have " + left.have() + " left: " + left.words(), left.advice());
        }
        return Objection.warning("this host has " + left.have() + " left, and had none before: " + left.words(), left.advice());
    }
}
