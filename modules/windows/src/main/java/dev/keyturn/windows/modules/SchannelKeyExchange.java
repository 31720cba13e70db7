package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.util.List;

/**
 * Turns key exchange algorithms of Schannel on or off, or leaves them to Windows.
 *
 * <p>Source: Microsoft, KB245030, and "Exchange Server TLS configuration best practices".
 */
@ModuleInfo(name = "schannel_key_exchange", summary = "Turns key exchange algorithms of Schannel on or off, or leaves them to Windows.", example = """
        - name: forward secrecy only
          schannel_key_exchange:
            algorithms: [PKCS]
            state: disabled
        """)
public final class SchannelKeyExchange implements TaskModule<SchannelKeyExchange.Arguments> {
    private static final AlgorithmSwitch SWITCH = new AlgorithmSwitch(Area.KEY_EXCHANGE, "key exchange algorithm", "algorithms");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The algorithms, by the names of their keys.", example = "[PKCS]") List<String> algorithms,
            @Argument(value = "On, off, or as Windows has it when nothing is set.", example = "disabled") AlgorithmSwitch.State state,
            @Argument(value = "What else counts as set already, so that it is not rewritten.", example = "[os_default]",
                    defaultValue = "[]") List<AlgorithmSwitch.Accepted> accept,
            @Argument(value = "Whether names may be given that are not known here, spelled as their keys are.", example = "true",
                    defaultValue = "false") boolean allowUnknown) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        SWITCH.check(wish(arguments));
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        return SWITCH.plan(wish(arguments), target);
    }

    private static AlgorithmSwitch.Wish wish(Arguments arguments) {
        return new AlgorithmSwitch.Wish(arguments.algorithms, arguments.state, arguments.accept, arguments.allowUnknown);
    }
}
