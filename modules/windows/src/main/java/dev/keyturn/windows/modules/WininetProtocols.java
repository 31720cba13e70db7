package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.LoadedUsers;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.ProtocolBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sets which protocols WinINet offers, that is Internet Explorer, the old Edge's engine and programs that use them: for the machine, by policy, or
 * for each user whose hive is loaded.
 *
 * <p>Source: Microsoft, SharePoint's "Enable TLS 1.1 and TLS 1.2 support" (SecureProtocols), and the policy "Turn off encryption support".
 */
@ModuleInfo(name = "wininet_protocols", summary = "Sets the protocols that WinINet offers, for the machine, by policy or for users.", example = """
        - name: WinINet offers TLS 1.2
          wininet_protocols:
            protocols: [TLS 1.2]
            mode: include
            scopes: [machine, users]
        """)
public final class WininetProtocols implements TaskModule<WininetProtocols.Arguments> {
    private static final String SETTINGS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final RegistryPath POLICY = RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
    private static final String VALUE = "SecureProtocols";
    private static final Restart RESTART = Restart.process("a program that uses WinINet reads its protocols when it starts");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The protocols.", example = "[TLS 1.2]") List<Protocol> protocols,
            @Argument(value = "Add them, take them away, or offer exactly these.", example = "exact", defaultValue = "include") Mode mode,
            @Argument(value = "Whose settings are meant.", example = "[machine, users]", defaultValue = "[machine]") List<Scope> scopes,
            @Argument(value = "With include, the bits to start from where there is no value; without it, such a place is left alone.",
                    example = "0xA80") Optional<Long> absentValue,
            @Argument(value = "Other bits that count as right where exactly these are wanted.", example = "[0x2800]",
                    defaultValue = "[]") List<Long> accept) {
    }

    /** How the protocols are meant. */
    public enum Mode { INCLUDE, EXCLUDE, EXACT }

    /** Where the value can stand. */
    public enum Scope {
        /** For the machine, in both views. */
        MACHINE,
        /** By policy, which wins, and takes the choice from users. */
        POLICY,
        /** For each user whose hive is loaded; the others are not reached. */
        USERS
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        if (arguments.protocols.isEmpty() || arguments.scopes.isEmpty()) {
            throw new ModuleFailure(arguments.protocols.isEmpty() ? "'protocols' is empty; give at least one, as in [TLS 1.2]"
                    : "'scopes' is empty; give at least one of machine, policy, users");
        }
        for (Protocol protocol : arguments.protocols) {
            if (protocol.winHttpBit() == 0) {
                throw new ModuleFailure("WinINet does not speak " + protocol.label() + "; give protocols from SSL 2.0 to TLS 1.3");
            }
        }
        if (!arguments.accept.isEmpty() && arguments.mode != Mode.EXACT) {
            throw new ModuleFailure("'accept' goes with 'mode: exact' alone, since the other modes take any value that has, or has not, the protocols");
        }
        if (arguments.absentValue.isPresent() && arguments.mode != Mode.INCLUDE) {
            throw new ModuleFailure("'absent_value' goes with 'mode: include' alone, since the other modes start from what is there");
        }
        if (arguments.absentValue.filter(v -> v <= 0 || v > 0xFFFFFFFFL).isPresent()) {
            throw new ModuleFailure("'absent_value' is " + arguments.absentValue.get() + "; expected bits such as 0xA80");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(List.of(LoadedUsers.needs(), Foreseen.values(POLICY, VALUE)));
        List<String> users = arguments.scopes.contains(Scope.USERS) ? users(target) : List.of();
        List<RegistryPath> places = places(arguments, users, facts);
        target.registry().foresee(places.stream().map(key -> Foreseen.values(key, VALUE)).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (RegistryPath key : places) {
            Optional<RegistryValue> now = target.registry().value(key, VALUE);
            Optional<Long> wanted = wanted(arguments, now, key);
            wanted.ifPresent(mask -> changes.setValue(key, VALUE, RegistryValue.dword(mask)));
            now.filter(value -> !(value instanceof Dword)).ifPresent(value -> warnings.add(key + " '" + VALUE + "' was " + value + ", which is no DWORD"));
            if (now.isEmpty() && wanted.isEmpty() && arguments.mode == Mode.INCLUDE) {
                left.add(key.toString());
            }
        }
        if (!left.isEmpty()) {
            warnings.add("nothing is set at " + String.join(", ", left) + ", and what Windows offers then is not known here; 'absent_value' writes it");
        }
        warnings.addAll(warnings(arguments, users, target, facts));
        return Outcome.of(changes.toList(), RESTART, "as declared in " + places.size() + (places.size() == 1 ? " place" : " places")).withWarnings(warnings);
    }

    private static List<String> warnings(Arguments arguments, List<String> users, Target target, HostFacts facts) {
        List<String> warnings = new ArrayList<>();
        if (!arguments.scopes.contains(Scope.POLICY)) {
            target.registry().value(POLICY, VALUE).ifPresent(value -> warnings.add("a policy has " + VALUE + " on this host (" + value + "), which wins"));
        }
        if (arguments.scopes.contains(Scope.USERS)) {
            warnings.add("only users whose hives are loaded are reached (" + users.size() + " of them); 'policy' reaches all");
        }
        if (arguments.scopes.contains(Scope.MACHINE) && facts.bitness32().isEmpty()) {
            warnings.add(HostFacts.BITNESS_UNKNOWN);
        }
        return warnings;
    }

    private static List<RegistryPath> places(Arguments arguments, List<String> users, HostFacts facts) {
        List<RegistryPath> places = new ArrayList<>();
        for (Scope scope : arguments.scopes) {
            switch (scope) {
                case MACHINE -> facts.views().forEach(view -> places.add(RegistryPath.hklm(SETTINGS).in(view)));
                case POLICY -> places.add(POLICY);
                default -> users.forEach(user -> places.add(LoadedUsers.KEY.child(user).child(SETTINGS)));
            }
        }
        return places.stream().distinct().toList();
    }

    private static List<String> users(Target target) throws ModuleFailure {
        return LoadedUsers.read(target.registry()).orElseThrow(() -> new ModuleFailure("HKEY_USERS shows no hive at all, not even Windows' own, so users"
                + " cannot be reached here (a snapshot without them, for example). Leave 'users' out of 'scopes'"));
    }

    /** The bits that shall stand there; empty if the value is to stay as it is. */
    private static Optional<Long> wanted(Arguments arguments, Optional<RegistryValue> now, RegistryPath key) throws ModuleFailure {
        long bits = ProtocolBits.of(arguments.protocols);
        Optional<Long> mask = now.filter(Dword.class::isInstance).map(value -> ((Dword) value).number());
        return switch (arguments.mode) {
            case EXACT -> mask.filter(arguments.accept::contains).isPresent() ? Optional.empty() : Optional.of(bits);
            case INCLUDE -> included(mask.or(() -> arguments.absentValue), now, bits, key);
            case EXCLUDE -> excluded(now, mask, bits, key);
        };
    }

    private static Optional<Long> included(Optional<Long> from, Optional<RegistryValue> now, long bits, RegistryPath key) throws ModuleFailure {
        if (from.isEmpty() && now.isPresent()) {
            throw new ModuleFailure(key + " '" + VALUE + "' is " + now.get() + ", which is no DWORD and has no bits to add to. Say from what to start"
                    + " with 'absent_value', or set it with 'mode: exact'");
        }
        return from.map(mask -> ProtocolBits.filled(mask | bits));
    }

    private static Optional<Long> excluded(Optional<RegistryValue> now, Optional<Long> mask, long bits, RegistryPath key) throws ModuleFailure {
        if (now.isEmpty()) {
            return Optional.empty();
        }
        long left = mask.orElse(0L) & ~bits;
        if (left == 0) {
            throw new ModuleFailure(key + " '" + VALUE + "' is " + now.get() + ", and nothing would be left of it. Name the protocols to keep with 'mode: exact'");
        }
        return Optional.of(left);
    }
}
