package dev.keyturn.engine.run;

import dev.keyturn.engine.action.Action;
import dev.keyturn.engine.action.Action.Effect;
import dev.keyturn.engine.action.ActionContext;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.binding.BindException;
import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.playbook.Call;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.RegistryException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call on one host: renders its arguments, binds them, plans, and makes the changes or predicts them. */
final class Caller {
    private final Modules modules;
    private final Templates templates;
    private final RunOptions options;
    private final String runId;

    Caller(Modules modules, Templates templates, RunOptions options, String runId) {
        this.modules = modules;
        this.templates = templates;
        this.options = options;
        this.runId = runId;
    }

    /**
     * How a call is made.
     *
     * @param task   the title of the task that makes it
     * @param way    what becomes of its changes
     * @param hidden whether they stay out of every report
     */
    record Mode(String task, Way way, boolean hidden) {
    }

    /** Whatever goes wrong is the result. */
    Effect call(Call call, Session host, Variables variables, Mode mode) {
        if (call.callee().isEmpty()) {
            String message = "Keyturn has no module '" + call.name() + "', so nothing was done";
            return effect(Result.of(options.strict() ? Status.FAILED : Status.UNSUPPORTED, message, Map.of()));
        }
        Callee callee = call.callee().get();
        try {
            Optional<TaskModule<?>> module = modules.module(callee);
            if (module.isEmpty()) {
                return act(modules.action(callee), callee, call, variables);
            }
            Record arguments = callee.bind(rendered(call.arguments(), Set.of(), variables));
            return effect(run(module.get(), arguments, host, mode));
        } catch (TemplateException | BindException | ModuleFailure e) {
            return effect(Result.failed(call.place() + ": " + e.getMessage()));
        } catch (ConnectionException | ConnectionLostException e) {
            return effect(Result.of(Status.UNREACHABLE, e.getMessage(), Map.of("unreachable", true)));
        } catch (RegistryException e) {
            return effect(Result.failed(e.getMessage()));
        } catch (RuntimeException e) {
            Logger log = LoggerFactory.getLogger(Caller.class);
            log.debug("{} failed on {}", call.name(), host.host(), e);
            return effect(Result.failed("this is a mistake in the module '" + call.name() + "', please report it: " + e));
        }
    }

    private static Effect effect(Result result) {
        return new Effect(result, Map.of(), Action.Control.NEXT);
    }

    private <A extends Record> Effect act(Action<A> action, Callee callee, Call call, Variables variables)
            throws TemplateException, BindException, ModuleFailure {
        Map<String, Object> values = rendered(call.arguments(), action.expressions(), variables);
        Record arguments = callee.binder().isEmpty() ? new Action.Free(values) : callee.bind(values);
        return action.run(action.arguments().cast(arguments), new ActionContext(templates, variables, options.verbosity()));
    }

    private Map<String, Object> rendered(Map<String, Object> arguments, Set<String> expressions, Variables variables) throws TemplateException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            Object value = expressions.contains(argument.getKey()) ? argument.getValue() : templates.render(argument.getValue(), variables);
            if (!Magic.OMIT.equals(value)) {
                values.put(argument.getKey(), value);
            }
        }
        return values;
    }

    private <A extends Record> Result run(TaskModule<A> module, Record arguments, Session host, Mode mode) throws ConnectionException {
        boolean counts = mode.way() == (options.check() ? Way.PREDICTED : Way.REAL);
        A bound = module.arguments().cast(arguments);
        HostLink link = host.link();
        CountedRegistry registry = new CountedRegistry(link.registry(mode.way()));
        Outcome outcome;
        try {
            outcome = module.plan(bound, new Target(host.host(), registry));
        } catch (ModuleFailure refusal) {
            return Result.failed(refusal.getMessage());
        } finally {
            host.lookedAt(registry.lookups());
        }
        link.make(new Intent(host.host(), mode.task(), mode.hidden(), false, outcome.changes()), mode.way());
        if (counts) {
            host.changed(outcome.changes(), mode.hidden());
        }
        if (mode.way() != Way.TRIED) {
            host.needs(outcome.restart(), outcome.changes().isEmpty());
        }
        List<String> warnings = counts ? mark(host, outcome) : List.of();
        boolean changed = !outcome.changes().isEmpty();
        return new Result(changed ? Status.CHANGED : Status.OK, changed, outcome.reason(), outcome.changes(), outcome.values(),
                outcome.warnings(), outcome.restart(), false).warning(warnings);
    }

    /** What is written but not yet in force is marked on the host itself, so that a later run can tell whether it restarted since. */
    private List<String> mark(Session host, Outcome outcome) throws ConnectionException {
        Restart restart = outcome.restart();
        if (restart.kind() != Restart.Kind.REBOOT) {
            return List.of();
        }
        try {
            String now = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
            host.link().mark(new RestartMarker(restart.why(), now, runId), outcome.changes().isEmpty());
            return List.of();
        } catch (RegistryException e) {
            return List.of("this host has to restart, and that could not be marked on it, so a later run cannot tell whether it did: " + e.getMessage());
        }
    }
}
