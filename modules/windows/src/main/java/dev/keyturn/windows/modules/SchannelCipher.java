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
 * Turns ciphers of Schannel on or off, or leaves them to Windows.
 *
 * <p>Source: Microsoft, KB245030, and "Exchange Server TLS configuration best practices".
 */
@ModuleInfo(name = "schannel_cipher", summary = "Turns ciphers of Schannel on or off, or leaves them to Windows.", example = """
        - name: no RC4
          schannel_cipher:
            ciphers: [RC4 128/128, Triple DES 168]
            state: disabled
        """)
public final class SchannelCipher implements TaskModule<SchannelCipher.Arguments> {
    private static final AlgorithmSwitch SWITCH = new AlgorithmSwitch(Area.CIPHERS, "cipher", "ciphers");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The ciphers, by the names of their keys.", example = "[RC4 128/128, Triple DES 168]") List<String> ciphers,
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
        return new AlgorithmSwitch.Wish(arguments.ciphers, arguments.state, arguments.accept, arguments.allowUnknown);
    }
}
