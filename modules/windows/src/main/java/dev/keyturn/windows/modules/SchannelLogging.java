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
import dev.keyturn.windows.facts.Reading;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Optional;

/**
 * Sets which of its events Schannel writes into the System log.
 *
 * <p>Source: Microsoft, "TLS registry settings" (EventLogging).
 */
@ModuleInfo(name = "schannel_logging", summary = "Sets which events Schannel writes into the System log.", example = """
        - name: Schannel tells of every handshake
          schannel_logging:
            events: [errors, warnings, information]
        """)
public final class SchannelLogging implements TaskModule<SchannelLogging.Arguments> {
    private static final RegistryPath KEY = TlsKeys.PROTOCOLS.parent().orElseThrow();
    private static final String VALUE = "EventLogging";
    private static final Restart RESTART = Restart.reboot("Schannel reads which events it logs at start");

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The events that are logged, and no others; none if the list is empty.", example = "[errors, warnings]")
            List<Event> events,
            @Argument(value = "Other numbers from 0 to 7 that count as right: the sum of 1 for errors, 2 for warnings, 4 for information.",
                    example = "[7]", defaultValue = "[]") List<Long> accept) {
    }

    /** The kinds of events. */
    public enum Event {
        ERRORS(1), WARNINGS(2),
        /** Successful handshakes too, event 36880. */
        INFORMATION(4);

        private final int bit;

        Event(int bit) {
            this.bit = bit;
        }
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public void check(Arguments arguments) throws ModuleFailure {
        for (long number : arguments.accept) {
            if (number < 0 || number > 7) {
                throw new ModuleFailure("'accept' has " + number + "; expected numbers from 0 to 7, such as 3 for errors and warnings");
            }
        }
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        check(arguments);
        target.registry().foresee(List.of(Foreseen.values(KEY, VALUE)));
        long bits = arguments.events.stream().mapToLong(event -> event.bit).reduce(0, (a, b) -> a | b);
        Optional<Long> accepted = Reading.number(target.registry().value(KEY, VALUE)).filter(arguments.accept::contains);
        RegistryChanges changes = new RegistryChanges(target.registry()).setValue(KEY, VALUE, RegistryValue.dword(accepted.orElse(bits)));
        return Outcome.of(changes.toList(), RESTART, VALUE + " is " + accepted.orElse(bits) + " already");
    }
}
