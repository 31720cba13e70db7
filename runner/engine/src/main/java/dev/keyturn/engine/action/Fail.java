package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;

/** Fails on purpose. */
@ModuleInfo(name = "fail", aliases = "ansible.builtin.fail", summary = "Fails with a message.", example = """
        - fail:
            msg: this host is not to be touched
          when: inventory_hostname == 'dc01'
        """)
public final class Fail implements Action<Fail.Arguments> {
    /** What a task says. */
    public record Arguments(@Argument(value = "Why.", example = "not this host", defaultValue = "Failed as requested from task") String msg) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Effect run(Arguments arguments, ActionContext context) {
        return Effect.of(Result.failed(arguments.msg));
    }
}
