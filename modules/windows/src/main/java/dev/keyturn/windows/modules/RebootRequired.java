package dev.keyturn.windows.modules;

import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import java.util.Optional;

/** Flags that a host has to restart. It changes nothing itself: the engine reports the host and leaves a marker there that a restart removes. */
@ModuleInfo(name = "reboot_required", summary = "Flags that the host has to restart, and why.", example = """
        - name: flag the restart
          reboot_required:
            reason: Schannel and .NET read their settings at start
        """)
public final class RebootRequired implements TaskModule<RebootRequired.Arguments> {
    /** What a task says. */
    public record Arguments(@Argument(value = "Why, for the people who restart it.", example = "TLS settings changed") Optional<String> reason) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) {
        String why = arguments.reason.filter(r -> !r.isBlank()).orElse("settings changed");
        return Outcome.unchanged("restart needed: " + why).withRestart(Restart.reboot(why));
    }
}
