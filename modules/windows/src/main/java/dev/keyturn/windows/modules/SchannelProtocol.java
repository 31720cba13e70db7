package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        facts.foresee(Stream.concat(Stream.of(KnownWindows.NEEDS), arguments.role.roles.stream()
                .map(role -> SchannelRole.needs(arguments.protocol, role))).toList());
        KnownWindows windows = KnownWindows.of(target.registry(), facts);
        RegistryChanges changes = new RegistryChanges(target.registry());
        for (Role role : arguments.role.roles) {
            refuse(arguments, role, windows);
            SchannelRole found = SchannelRole.read(target.registry(), arguments.protocol, role, windows);
            if (accepted(arguments, found)) {
                continue;
            }
            RegistryPath key = TlsKeys.schannel(arguments.protocol, role);
            if (arguments.state == State.DEFAULT) {
                changes.deleteValue(key, SchannelRole.ENABLED).deleteValue(key, SchannelRole.DISABLED_BY_DEFAULT);
            } else {
                boolean on = arguments.state == State.ENABLED;
                changes.setValue(key, SchannelRole.ENABLED, RegistryValue.dword(on ? 1 : 0));
                changes.setValue(key, SchannelRole.DISABLED_BY_DEFAULT, RegistryValue.dword(on ? 0 : 1));
            }
        }
        return Outcome.of(changes.toList(), RESTART, arguments.protocol.label() + (arguments.state == State.DEFAULT
                ? " has no values, so Windows decides" : " is set to " + arguments.state.name().toLowerCase(java.util.Locale.ROOT) + " already"))
                .withWarnings(warnings(arguments, windows));
    }

    private static boolean accepted(Arguments arguments, SchannelRole found) {
        if (arguments.accept.isEmpty() || arguments.state == State.DEFAULT) {
            return false;
        }
        boolean on = arguments.state == State.ENABLED;
        if (!found.enabled().isThere() && !found.disabledByDefault().isThere()) {
            return arguments.accept.contains(Accepted.OS_DEFAULT) && (on ? found.effective() == Effective.ON : found.effective().isBlocked());
        }
        boolean off = found.enabled().is(0);
        if (!on && off && arguments.accept.contains(Accepted.ENABLED_ALONE)) {
            return true;
        }
        return arguments.accept.contains(Accepted.NONZERO) && (on ? found.enabled().isNumberOtherThan(0) && found.disabledByDefault().is(0)
                : off && found.disabledByDefault().isNumberOtherThan(0));
    }

    private static List<String> warnings(Arguments arguments, KnownWindows windows) {
        return windows.updateFor(arguments.protocol).filter(update -> arguments.state == State.ENABLED)
                .map(update -> arguments.protocol.label() + " is there on " + windows.names() + " only with " + update
                        + ", and the registry does not tell whether this host has it").stream().toList();
    }

    private static void refuse(Arguments arguments, Role role, KnownWindows windows) throws ModuleFailure {
        String which = arguments.protocol.label() + " " + role.label().toLowerCase(java.util.Locale.ROOT);
        Optional<OsDefault> byDefault = windows.defaultOf(arguments.protocol, role);
        if (arguments.protocol == Protocol.TLS_1_3 && arguments.state == State.ENABLED && !byDefault.equals(Optional.of(OsDefault.ENABLED))) {
            throw new ModuleFailure(which + " is not turned on: " + windows.words() + ", and below Windows Server 2022 and Windows 11"
                    + " that is not a safe configuration. Take this host out of the task, for example with 'when'");
        }
        boolean leavesItOff = arguments.state == State.DISABLED
                || arguments.state == State.DEFAULT && !byDefault.equals(Optional.of(OsDefault.ENABLED));
        if (arguments.protocol == Protocol.TLS_1_2 && leavesItOff && !arguments.force) {
            throw new ModuleFailure(which + " would be off (" + windows.words() + "), which can lock this host out."
                    + " Say 'state: enabled', or 'force: true' if that is what you want");
        }
    }
}
