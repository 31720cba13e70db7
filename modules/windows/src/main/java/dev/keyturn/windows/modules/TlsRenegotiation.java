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
import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets whether Schannel renegotiates with peers that cannot do it safely.
 *
 * <p>Source: Microsoft, MS10-049 (KB980436), and "Exchange Server TLS configuration best practices".
 */
@ModuleInfo(name = "tls_renegotiation", summary = "Sets whether Schannel renegotiates with peers that cannot do it safely.", example = """
        - name: only safe renegotiation
          tls_renegotiation:
            state: strict
        """)
public final class TlsRenegotiation implements TaskModule<TlsRenegotiation.Arguments> {
    private static final RegistryPath KEY = TlsKeys.PROTOCOLS.parent().orElseThrow();
    private static final List<String> VALUES = List.of("AllowInsecureRenegoClients", "AllowInsecureRenegoServers");
    private static final Restart RESTART = Restart.reboot("Schannel's users keep what they started with");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "Refuse peers that cannot do it safely, say explicitly that they are let in, or leave it to Windows.",
                    example = "strict") State state,
            @Argument(value = "What else counts as set already, so that it is not rewritten.", example = "[os_default]",
                    defaultValue = "[]") List<Accepted> accept) {
    }

    /** What an auditor may let pass. */
    public enum Accepted {
        /** Nothing written, which Windows takes for compatible. */
        OS_DEFAULT
    }

    /** The states a task can declare. */
    public enum State {
        /** Both values 0: a peer without safe renegotiation is refused. */
        STRICT,
        /** Both values 1: it is let in. */
        COMPATIBLE,
        /** No values, which Windows takes for compatible. */
        DEFAULT
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        if (!arguments.accept.isEmpty() && arguments.state != State.COMPATIBLE) {
            throw new ModuleFailure("'accept' goes with 'state: compatible' alone, which is what Windows takes absent values for");
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        HostFacts facts = new HostFacts(target.registry());
        facts.foresee(List.of(Foreseen.values(KEY, VALUES.toArray(String[]::new))));
        RegistryChanges changes = new RegistryChanges(target.registry());
        for (String value : VALUES) {
            if (arguments.state == State.DEFAULT) {
                changes.deleteValue(KEY, value);
            } else if (arguments.accept.isEmpty() || target.registry().value(KEY, value).isPresent()) {
                changes.setValue(KEY, value, RegistryValue.dword(arguments.state == State.STRICT ? 0 : 1));
            }
        }
        return Outcome.of(changes.toList(), RESTART, "renegotiation is " + arguments.state.name().toLowerCase(Locale.ROOT) + " already")
                .withWarnings(arguments.state == State.STRICT ? unsupported(facts.exchange()).stream().toList() : List.of());
    }

    private static Optional<String> unsupported(Exchange exchange) {
        if (!exchange.isServer()) {
            return Optional.empty();
        }
        if (exchange.product().isEmpty()) {
            return Optional.of("whether the Exchange Server here supports strict renegotiation cannot be told, since its build cannot be read or is unknown");
        }
        String product = exchange.product().get().product();
        return List.of("2010", "2013").contains(product) ? Optional.of("Exchange " + product + " does not support strict renegotiation; 2016 and later do")
                : Optional.empty();
    }
}
