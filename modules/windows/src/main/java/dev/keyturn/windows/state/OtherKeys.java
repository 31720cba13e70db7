package dev.keyturn.windows.state;

import dev.keyturn.module.Nearest;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.state.RoleReader.Basics;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the keys beside those of the protocols: two that older guides name, and misspellings. Source: Microsoft, Protocols in TLS/SSL. */
final class OtherKeys {
    private static final String PCT = "PCT 1.0";
    private static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::label).toList();
    private static final String HELLO = "Multi-Protocol Unified Hello";

    private final RegistryReader registry;
    private final RoleReader roles;

    OtherKeys(RegistryReader registry, RoleReader roles) {
        this.registry = registry;
        this.roles = roles;
    }

    List<ProtocolState> read() {
        List<ProtocolState> all = new ArrayList<>();
        for (String name : registry.key(TlsKeys.PROTOCOLS).orElse(KeySnapshot.EMPTY).subkeys()) {
            if (isOther(name)) {
                all.add(read(name));
            } else {
                registry.key(TlsKeys.PROTOCOLS.child(name)).ifPresent(key -> misplaced(name, key, all));
            }
        }
        return all;
    }

    /** What stands in a protocol's own key, where Schannel looks for its roles alone. */
    private void misplaced(String protocol, KeySnapshot key, List<ProtocolState> all) {
        for (String role : key.subkeys()) {
            if (ROLES.stream().noneMatch(known -> Names.same(known, role))) {
                all.add(unheeded(protocol + "\\" + role, "'" + role + "' below '" + protocol
                        + "' is no role, so nothing in it has an effect; expected Client or Server, or no such key" + Nearest.hint(role, ROLES)));
            }
        }
        if (!key.values().isEmpty()) {
            String names = String.join(", ", key.values().keySet().stream().map(name -> "'" + name + "'").toList());
            all.add(unheeded(protocol + " (its own key)", names + (key.values().size() == 1 ? " stands" : " stand") + " directly below '" + protocol
                    + "', where Schannel does not look; write that below Client or Server, or remove it"));
        }
    }

    private ProtocolState unheeded(String name, String why) {
        Judgement judgement = Judgement.unknown(why);
        String said = "What is written there has no effect.";
        RoleState client = roles.other(name, Role.CLIENT, Optional.empty()).with(List.of(said), judgement);
        RoleState server = roles.other(name, Role.SERVER, Optional.empty()).with(List.of(said), judgement);
        return new ProtocolState(name, Optional.empty(), client, server, NamedState.of(client, server), judgement);
    }

    private static boolean isOther(String name) {
        return Arrays.stream(Protocol.values()).noneMatch(protocol -> Names.same(protocol.label(), name));
    }

    private ProtocolState read(String name) {
        boolean pct = Names.same(name, PCT);
        String said = pct ? "No Windows that is known here supports it." : Names.same(name, HELLO)
                ? "Every Windows accepts this greeting whatever is written; turn SSL 2.0 off instead."
                : "No protocol of this name is known here; if it is misspelled, what is written has no effect.";
        Judgement judgement = pct || Names.same(name, HELLO) ? Judgement.none(name + ": shown and not judged")
                : Judgement.unknown("'" + name + "' is no protocol that is known here; look for a misspelling, or remove the key");
        Optional<OsDefault> osDefault = pct ? Optional.of(OsDefault.UNSUPPORTED) : Optional.empty();
        RoleState client = state(roles.other(name, Role.CLIENT, osDefault), said, judgement);
        RoleState server = state(roles.other(name, Role.SERVER, osDefault), said, judgement);
        return new ProtocolState(name, Optional.empty(), client, server, NamedState.of(client, server), judgement);
    }

    private static RoleState state(Basics role, String said, Judgement judgement) {
        List<String> reasons = new ArrayList<>(Reasons.values(role));
        reasons.add(said);
        return role.with(reasons, judgement);
    }
}
