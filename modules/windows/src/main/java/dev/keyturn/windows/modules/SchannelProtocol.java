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
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Optional;

/**
 * Turns a protocol of Schannel on or off, or leaves it to Windows.
 *
 * <p>Both values are written, as 1 and 0: {@code Enabled} decides, {@code DisabledByDefault} is what .NET and older callers heed. Source:
 * Microsoft, "Exchange Server TLS configuration best practices" and "TLS registry settings".
 */
@ModuleInfo(name = "schannel_protocol", summary = "Turns a protocol of Schannel on or off, for one of its roles or both.", example = """
        - name: TLS 1.2 is on
          schannel_protocol:
            protocol: TLS 1.2
            state: enabled
        """)
public final class SchannelProtocol implements TaskModule<SchannelProtocol.Arguments> {
    private static final Restart RESTART = Restart.reboot("Schannel's users keep the protocols they started with");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The protocol.", example = "TLS 1.2") Protocol protocol,
            @Argument(value = "The side of a connection that is meant.", example = "server", defaultValue = "both") RoleChoice role,
            @Argument(value = "On, off, or as this Windows has it when nothing is set.", example = "enabled") State state,
            @Argument(value = "Whether to go on where the result would leave a role without TLS 1.2.", example = "true",
                    defaultValue = "false") boolean force,
            @Argument(value = "What else counts as set already, so that it is not rewritten.", example = "[nonzero]",
                    defaultValue = "[]") List<Accepted> accept) {
    }

    /** What an auditor may let pass. */
    public enum Accepted {
        /** Any number but 0 for 1, {@code 0xFFFFFFFF} for example. */
        NONZERO,
        /** Nothing written, where this Windows does the same by itself. */
        OS_DEFAULT,
        /** {@code Enabled=0} without, or with another, {@code DisabledByDefault}, since it turns a protocol off whatever else is said. */
        ENABLED_ALONE
    }

    /** The roles a task can mean. */
    public enum RoleChoice {
        CLIENT(Role.CLIENT), SERVER(Role.SERVER), BOTH(Role.CLIENT, Role.SERVER);

        private final List<Role> roles;

        RoleChoice(Role... roles) {
            this.roles = List.of(roles);
        }
    }

    /** The states a task can declare. */
    public enum State { ENABLED, DISABLED, DEFAULT }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(arguments.role.roles.stream()
                .map(role -> Foreseen.values(TlsKeys.schannel(arguments.protocol, role), "Enabled", "DisabledByDefault")).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        for (Role role : arguments.role.roles) {
            refuse(arguments, role, facts);
            RegistryPath key = TlsKeys.schannel(arguments.protocol, role);
            if (accepted(arguments, role, key, target, facts)) {
                continue;
            }
            if (arguments.state == State.DEFAULT) {
                changes.deleteValue(key, "Enabled").deleteValue(key, "DisabledByDefault");
            } else {
                boolean on = arguments.state == State.ENABLED;
                changes.setValue(key, "Enabled", RegistryValue.dword(on ? 1 : 0));
                changes.setValue(key, "DisabledByDefault", RegistryValue.dword(on ? 0 : 1));
            }
        }
        return Outcome.of(changes.toList(), RESTART, arguments.protocol.label() + (arguments.state == State.DEFAULT
                ? " has no values, so Windows decides" : " is set to " + arguments.state.name().toLowerCase(java.util.Locale.ROOT) + " already"))
                .withWarnings(warnings(arguments, facts));
    }

    private static boolean accepted(Arguments arguments, Role role, RegistryPath key, Target target, HostFacts facts) {
        if (arguments.accept.isEmpty() || arguments.state == State.DEFAULT) {
            return false;
        }
        boolean on = arguments.state == State.ENABLED;
        Optional<RegistryValue> enabled = target.registry().value(key, "Enabled");
        Optional<RegistryValue> disabled = target.registry().value(key, "DisabledByDefault");
        if (enabled.isEmpty() && disabled.isEmpty()) {
            return arguments.accept.contains(Accepted.OS_DEFAULT) && facts.windows()
                    .filter(windows -> windows.defaultOf(arguments.protocol, role) == OsDefault.ENABLED == on).isPresent();
        }
        boolean off = number(enabled) == 0;
        if (!on && off && arguments.accept.contains(Accepted.ENABLED_ALONE)) {
            return true;
        }
        return arguments.accept.contains(Accepted.NONZERO) && (on ? number(enabled) > 0 && number(disabled) == 0 : off && number(disabled) > 0);
    }

    /** The number; negative if there is none. */
    private static long number(Optional<RegistryValue> value) {
        return value.filter(Dword.class::isInstance).map(found -> ((Dword) found).number()).orElse(-1L);
    }

    private static List<String> warnings(Arguments arguments, HostFacts facts) {
        boolean newer = arguments.protocol == Protocol.TLS_1_1 || arguments.protocol == Protocol.TLS_1_2;
        if (!newer || arguments.state != State.ENABLED) {
            return List.of();
        }
        return facts.windows().flatMap(w -> w.updates().tls12().map(update -> arguments.protocol.label() + " is there on " + w.names()
                + " only with " + update + ", and the registry does not tell whether this host has it")).stream().toList();
    }

    private static void refuse(Arguments arguments, Role role, HostFacts facts) throws ModuleFailure {
        String which = arguments.protocol.label() + " " + role.label().toLowerCase(java.util.Locale.ROOT);
        Optional<OsDefault> byDefault = facts.windows().map(w -> w.defaultOf(arguments.protocol, role));
        if (arguments.protocol == Protocol.TLS_1_3 && arguments.state == State.ENABLED && !byDefault.equals(Optional.of(OsDefault.ENABLED))) {
            throw new ModuleFailure(which + " is not turned on: " + facts.windowsInWords() + ", and below Windows Server 2022 and Windows 11"
                    + " that is not a safe configuration. Take this host out of the task, for example with 'when'");
        }
        boolean leavesItOff = arguments.state == State.DISABLED
                || arguments.state == State.DEFAULT && !byDefault.equals(Optional.of(OsDefault.ENABLED));
        if (arguments.protocol == Protocol.TLS_1_2 && leavesItOff && !arguments.force) {
            throw new ModuleFailure(which + " would be off (" + facts.windowsInWords() + "), which can lock this host out."
                    + " Say 'state: enabled', or 'force: true' if that is what you want");
        }
    }
}
