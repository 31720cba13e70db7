package dev.keyturn.engine.action;

import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.module.Argument;
import dev.keyturn.module.ModuleInfo;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints. */
@ModuleInfo(name = "debug", aliases = "ansible.builtin.debug", summary = "Prints a message or the value of an expression.", example = """
        - debug:
            msg: "{{ inventory_hostname }} runs Windows build {{ keyturn_facts.windows_build }}"
        """)
public final class Debug implements Action<Debug.Arguments> {
    private static final String NOTHING_SAID = "Hello world!";

    /** What a task says. */
    public record Arguments(
            @Argument(value = "What to print.", example = "all is well", defaultValue = NOTHING_SAID) Object msg,
            @Argument(value = "An expression whose value to print.", example = "readiness.ready") Optional<String> var,
            @Argument(value = "How often -v must be given for it to be printed.", example = "1", defaultValue = "0") int verbosity) {
    }

    @Override
    public Class<Arguments> arguments() {
        return Arguments.class;
    }

    @Override
    public Set<String> expressions() {
        return Set.of("var");
    }

    @Override
    public Effect run(Arguments arguments, ActionContext context) throws TemplateException {
        if (arguments.var.isPresent() && !NOTHING_SAID.equals(arguments.msg)) {
            return Effect.of(Result.failed("'msg' and 'var' exclude each other; give one of them"));
        } else if (arguments.verbosity > context.verbosity()) {
            return Effect.of(Result.of(Status.SKIPPED, "printed with -" + "v".repeat(arguments.verbosity) + " only", Map.of()));
        }
        return Effect.of(Result.of(Status.OK, "", values(arguments, context)).showing(true));
    }

    private static Map<String, Object> values(Arguments arguments, ActionContext context) throws TemplateException {
        if (arguments.var.isEmpty()) {
            return Collections.singletonMap("msg", arguments.msg);
        }
        String expression = arguments.var.get();
        try {
            return Collections.singletonMap(expression, context.templates().finish(expression, context.variables()));
        } catch (TemplateException e) {
            if (!e.undefined()) {
                throw e;
            }
            return Map.of(expression, "VARIABLE IS NOT DEFINED!");
        }
    }
}
