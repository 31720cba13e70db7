package dev.keyturn.windows.readiness;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.TlsKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the settings were there when the host last started. A key's time is that of its last write of any value, so this errs to "no". */
final class InForceCheck {
    private static final Question QUESTION = new Question("in_force", "the settings are in force", "a restart after the settings were written");

    private static final List<String> SETTINGS = List.of(SchannelRole.ENABLED, SchannelRole.DISABLED_BY_DEFAULT, DotNetKeys.SYSTEM_DEFAULT,
            DotNetKeys.STRONG_CRYPTO);

    private InForceCheck() {
    }

    static Check of(RegistryReader registry, HostFacts facts, boolean assumed) {
        Optional<RestartMarker> pending = RestartMarker.read(registry);
        if (pending.isPresent()) {
            return Check.fail(QUESTION, "a restart that is pending since " + pending.get().since() + ": " + pending.get().reason());
        }
        List<RegistryPath> written = written(registry, facts);
        if (written.isEmpty()) {
            return Check.pass(QUESTION, "nothing is written, so Windows' own defaults hold from its start");
        }
        return registry.bootTime().map(boot -> compared(registry, written, boot, assumed))
                .orElseGet(() -> unknown("when this host last started cannot be told", assumed));
    }

    private static Check compared(RegistryReader registry, List<RegistryPath> written, Instant boot, boolean assumed) {
        Optional<String> unknown = Optional.empty();
        for (RegistryPath key : written) {
            Optional<Instant> time = registry.lastWritten(key);
            if (time.filter(t -> !t.isBefore(boot)).isPresent()) {
                return Check.fail(QUESTION, key + " written at " + time.get() + ", and the last start at " + boot);
            }
            if (time.isEmpty()) {
                unknown = Optional.of("when " + key + " was written cannot be told");
            }
        }
        return unknown.map(found -> unknown(found, assumed)).orElseGet(() -> Check.pass(QUESTION, "written before the last start at " + boot));
    }

    private static Check unknown(String found, boolean assumed) {
        return assumed ? Check.pass(QUESTION, "assumed, as assume_in_force says: " + found) : Check.unknown(QUESTION, found);
    }

    /** The keys that hold a setting that is read at start. */
    private static List<RegistryPath> written(RegistryReader registry, HostFacts facts) {
        List<RegistryPath> keys = new ArrayList<>();
        for (Role role : Role.values()) {
            keys.add(TlsKeys.schannel(Protocol.TLS_1_2, role));
        }
        if (facts.hasDotNet4()) {
            for (View view : facts.views()) {
                keys.add(DotNetCheck.KEY.in(view));
            }
        }
        return keys.stream().filter(key -> SETTINGS.stream().anyMatch(name -> registry.value(key, name).isPresent())).toList();
    }
}
