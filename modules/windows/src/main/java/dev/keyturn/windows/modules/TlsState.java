package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.state.StateData;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.util.List;
import java.util.Set;

/**
 * Reads the state of TLS on a host: what is configured, what Windows does by default and in the end, whether that is in force, how it is judged, and
 * what HealthChecker would say. It changes nothing.
 */
@ModuleInfo(name = "tls_state", summary = "Reads the state of TLS on the host for 'register', with reasons and a verdict.", example = """
        - name: how TLS stands
          tls_state:
            protocols: [TLS 1.2]
          register: tls
        - name: TLS 1.2 is on for the server
          assert:
            that: tls.protocols['TLS 1.2'].server.effective == 'on'
        """)
public final class TlsState implements TaskModule<TlsState.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "The protocols to tell of; the verdict is of the whole host all the same.", example = "[TLS 1.2, TLS 1.3]",
                    defaultValue = "[SSL 2.0, SSL 3.0, TLS 1.0, TLS 1.1, TLS 1.2, TLS 1.3, DTLS 1.0, DTLS 1.2]") List<Protocol> protocols,
            @Argument(value = "The roles to tell of.", example = "[server]", defaultValue = "[client, server]") List<Role> roles) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        if (arguments.protocols.isEmpty()) {
            throw new ModuleFailure("'protocols' is empty; give at least one, as in [TLS 1.2]");
        }
        if (arguments.roles.isEmpty()) {
            throw new ModuleFailure("'roles' is empty; give at least one, as in [server]");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostTls state = HostTls.of(target.registry(), new HostFacts(target.registry()));
        return Outcome.unchanged("TLS is judged " + state.judgement().rating().label() + ": " + state.judgement().reason())
                .withValues(StateData.of(state, Set.copyOf(arguments.protocols), Set.copyOf(arguments.roles)));
    }
}
