package dev.keyturn.engine.play;

import dev.keyturn.engine.action.Action;
import dev.keyturn.engine.action.Action.Effect;
import dev.keyturn.engine.action.ActionContext;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.Magic;
import dev.keyturn.engine.host.PlanAndApply;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.binding.BindException;
import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.playbook.Call;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.RegistryException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one call on one host: renders its arguments, binds them, and lets the module plan. */
final class CallRunner {
    private final Modules modules;
    private final Templates templates;
    private final RunOptions options;
    private final PlanAndApply planAndApply;

    CallRunner(Modules modules, Templates templates, RunOptions options, PlanAndApply planAndApply) {
        this.modules = modules;
        this.templates = templates;
        this.options = options;
        this.planAndApply = planAndApply;
    }

    /** Whatever goes wrong is the result. */
    Effect call(Call call, HostState host, Variables variables, PlanAndApply.Mode mode) {
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
            Logger log = LoggerFactory.getLogger(CallRunner.class);
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
                values.put(argument.getKey(), withoutOmitted(value));
            }
        }
        return values;
    }

    /** As in Ansible, what is omitted is left out of mappings at any depth, and stays in a list. */
    private static Object withoutOmitted(Object value) {
        if (value instanceof Map<?, ?> map && map.values().stream().anyMatch(CallRunner::mayOmit)) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                if (!Magic.OMIT.equals(each)) {
                    all.put(key, withoutOmitted(each));
                }
            });
            return all;
        } else if (value instanceof List<?> list && list.stream().anyMatch(CallRunner::mayOmit)) {
            List<Object> all = new ArrayList<>(list.size());
            list.forEach(each -> all.add(withoutOmitted(each)));
            return all;
        }
        return value;
    }

    private static boolean mayOmit(Object value) {
        return value instanceof Map || value instanceof List || Magic.OMIT.equals(value);
    }

    private <A extends Record> Result run(TaskModule<A> module, Record arguments, HostState host, PlanAndApply.Mode mode) throws ConnectionException {
        A bound = module.arguments().cast(arguments);
        return planAndApply.carry(target -> module.plan(bound, target), host, mode);
    }
}
