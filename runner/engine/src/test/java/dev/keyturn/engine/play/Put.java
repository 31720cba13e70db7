package dev.keyturn.engine.play;

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
import java.util.Optional;

/** A module for tests: one value, or one key with all below it. */
@ModuleInfo(name = "put", summary = "Sets or removes one value, or removes a key.", example = "- put: { key: A, data: 1 }")
public final class Put implements TaskModule<Put.Arguments> {
    /** What becomes of the value. */
    public enum State { PRESENT, ABSENT, NO_KEY }

    /** What a task says. */
    public record Arguments(
            @Argument(value = "The key below HKLM.", example = "SOFTWARE\\A") String key,
            @Argument(value = "The value's name.", example = "a", defaultValue = "v") String name,
            @Argument(value = "Its data.", example = "1", defaultValue = "1") long data,
            @Argument(value = "What becomes of it.", example = "absent", defaultValue = "present") State state,
            @Argument(value = "Why the host must restart.", example = "a reason") Optional<String> reboot,
            @Argument(value = "Why it is refused.", example = "a reason") Optional<String> refusal) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Outcome plan(Arguments arguments, Target target) throws ModuleFailure {
        if (arguments.refusal.isPresent()) {
            throw new ModuleFailure(arguments.refusal.get());
        }
        RegistryPath path = RegistryPath.hklm(arguments.key);
        RegistryChanges changes = new RegistryChanges(target.registry());
        switch (arguments.state) {
            case PRESENT -> changes.setValue(path, arguments.name, RegistryValue.dword(arguments.data));
            case ABSENT -> changes.deleteValue(path, arguments.name);
            case NO_KEY -> changes.deleteTree(path);
        }
        return Outcome.of(changes.toList(), arguments.reboot.map(Restart::reboot).orElse(Restart.NONE), "it is so already");
    }
}
