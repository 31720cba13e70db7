package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fails unless some expressions are true. */
@ModuleInfo(name = "assert", aliases = "ansible.builtin.assert", summary = "Fails unless all of some expressions are true.", example = """
        - assert:
            that:
              - keyturn_facts.windows_build is defined
              - keyturn_facts.windows_build >= 9600
            fail_msg: this playbook is for Windows Server 2012 R2 and later
        """)
public final class Assert implements Action<Assert.Arguments> {
    /** What a task says. */
    public record Arguments(
            @Argument(value = "The expressions.", example = "[x == 1]") Object that,
            @Argument(value = "What to say if one is not true.", example = "x must be 1", aliases = "msg") Optional<String> failMsg,
            @Argument(value = "What to say if all are true.", example = "x is 1", defaultValue = "All assertions passed") String successMsg,
            @Argument(value = "Whether to say nothing if all are true.", example = "true", defaultValue = "false") boolean quiet) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Set<String> expressions() {
        return Set.of("that");
    }

    @Override
    public Effect run(Arguments arguments, ActionContext context) throws TemplateException {
        List<?> all = arguments.that instanceof List<?> list ? list : List.of(arguments.that);
        for (Object each : all) {
            if (!context.templates().test(each, context.variables())) {
                String message = arguments.failMsg.orElse("Assertion failed: " + each);
                return Effect.of(Result.of(Status.FAILED, message, Map.of("assertion", String.valueOf(each), "evaluated_to", false, "msg", message)));
            }
        }
        return Effect.of(Result.of(Status.OK, "", Map.of("changed", false, "msg", arguments.successMsg)).showing(!arguments.quiet));
    }
}
