package dev.keyturn.engine.play;

import dev.keyturn.engine.action.Action.Control;
import dev.keyturn.engine.action.Action.Effect;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.PlanAndApply;
import dev.keyturn.engine.host.PolicyMode;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.playbook.Condition;
import dev.keyturn.language.playbook.Loop;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.template.Unsafe;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.ModuleFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one task on one host: conditions, loop, call, and what the playbook makes of the result. */
final class TaskRunner {
    private final CallRunner calls;
    private final Templates templates;
    private final WriteMode usual;

    TaskRunner(CallRunner calls, Templates templates, WriteMode usual) {
        this.calls = calls;
        this.templates = templates;
        this.usual = usual;
    }

    /**
     * A task's end.
     *
     * @param control  where the host goes on
     * @param notifies the handlers to run if something was changed
     */
    record Ended(TaskReport report, Control control, List<String> notifies) {
        Ended(TaskReport report, Control control) {
            this(report, control, List.of());
        }

        Ended notifying(List<String> names) {
            return new Ended(report, control, names);
        }
    }

    /** Runs the task. Whatever goes wrong is the report. */
    Ended run(Task task, HostState host, Variables inPlay) {
        Variables variables = inPlay.with(Layer.TASK, task.settings().vars());
        try {
            return task.loop().isPresent() ? loop(task, task.loop().get(), host, variables) : once(task, host, variables);
        } catch (TemplateException e) {
            return failed(task, host, variables, Result.failed(task.place() + ": " + e.getMessage()));
        } catch (StackOverflowError e) {
            return failed(task, host, variables, Result.failed(task.place() + ": what it works with is nested too deeply"));
        } catch (OutOfMemoryError e) {
            return failed(task, host, variables, Result.failed(task.place() + ": it needs more memory than there is"));
        }
    }

    /** A failure that lies outside of any call, as in a loop's list: the task may ignore it all the same. */
    private Ended failed(Task task, HostState host, Variables variables, Result result) {
        try {
            return finished(task, host, variables, result, List.of(), Control.NEXT);
        } catch (TemplateException inItsSettings) {
            return new Ended(new TaskReport(host.host(), result, List.of(), false, false), Control.NEXT);
        }
    }

    private Ended once(Task task, HostState host, Variables variables) throws TemplateException {
        Effect effect = call(task, host, variables);
        return finished(task, host, variables, effect.result(), List.of(), effect.control()).notifying(notified(task, variables));
    }

    private Ended loop(Task task, Loop loop, HostState host, Variables variables) throws TemplateException {
        Optional<List<Object>> items;
        try {
            items = items(loop, variables);
        } catch (TemplateException e) {
            // a loop over something undefined is no mistake where the task is skipped anyway
            Result skipped = skipped(task, variables).orElseThrow(() -> e);
            return finished(task, host, variables, skipped, List.of(), Control.NEXT);
        }
        if (items.isEmpty()) {
            return finished(task, host, variables, Result.failed(task.place() + ": 'loop' needs a list, and found '"
                    + loop.items() + "', which is none"), List.of(), Control.NEXT);
        }
        return each(task, loop, host, variables, items.get());
    }

    private Ended each(Task task, Loop loop, HostState host, Variables variables, List<Object> items) throws TemplateException {
        List<ItemReport> reports = new ArrayList<>();
        List<Map<String, Object>> registered = new ArrayList<>();
        List<String> notified = new ArrayList<>();
        Control control = Control.NEXT;
        for (Object item : items) {
            Map<String, Object> local = new HashMap<>(Map.of(loop.variable(), new Unsafe(item), "ansible_loop_var", loop.variable()));
            loop.index().ifPresent(name -> local.put(name, (long) reports.size()));
            Variables inLoop = variables.with(Layer.LOOP, local);
            Effect effect = call(task, host, inLoop);
            reports.add(new ItemReport(label(task, loop, inLoop), effect.result()));
            registered.add(Registered.item(effect.result(), loop.variable(), item));
            notified.addAll(notified(task, inLoop));
            control = effect.control() == Control.NEXT ? control : effect.control();
            if (effect.result().status() == Status.UNREACHABLE) {
                break;
            }
        }
        return finished(task, host, variables, Registered.summary(reports, registered), reports, control).notifying(notified);
    }

    private List<String> notified(Task task, Variables variables) {
        return task.notifies().stream().map(name -> HostRunner.rendered(name, templates, variables)).toList();
    }

    private Ended finished(Task task, HostState host, Variables variables, Result result, List<ItemReport> items, Control control)
            throws TemplateException {
        task.register().ifPresent(name -> host.register(name, Registered.of(result)));
        boolean hide = flag(task.settings().noLog(), variables);
        boolean ignore = result.status() == Status.FAILED && flag(task.settings().ignoreErrors(), variables);
        List<ItemReport> shown = hide ? items.stream().map(i -> new ItemReport("None", i.result().censored())).toList() : items;
        return new Ended(new TaskReport(host.host(), hide ? result.censored() : result, shown, ignore, false), control);
    }

    /** One call with its conditions, and with the playbook's own idea of changed and failed. */
    private Effect call(Task task, HostState host, Variables variables) {
        try {
            Optional<Result> skipped = skipped(task, variables);
            if (skipped.isPresent()) {
                return new Effect(skipped.get(), Map.of(), Control.NEXT);
            }
            String title = HostRunner.rendered(task.title(), templates, variables);
            PlanAndApply.Mode mode = new PlanAndApply.Mode(title, way(task, variables), flag(task.settings().noLog(), variables),
                    PolicyMode.of(templates, variables));
            Effect effect = calls.call(task.call(), host, variables, mode);
            effect.facts().forEach(host::register);
            Result judged = judged(task, effect.result(), variables);
            return new Effect(judged, effect.facts(), effect.control());
        } catch (TemplateException | ModuleFailure e) {
            return new Effect(Result.failed(e.getMessage()), Map.of(), Control.NEXT);
        }
    }

    /** What {@code check_mode} says of the task, else what the run is. A task that is real in a real run is predicted in a check run. */
    private WriteMode way(Task task, Variables variables) throws TemplateException {
        Optional<Object> own = task.settings().checkMode();
        if (own.isEmpty()) {
            return usual;
        } else if (!flag(own, variables)) {
            return WriteMode.REAL;
        }
        Map<String, Object> inRealRun = new HashMap<>(variables.layer(Layer.MAGIC));
        inRealRun.put("ansible_check_mode", false);
        return usual == WriteMode.PREDICTED && !flag(own, variables.with(Layer.MAGIC, inRealRun)) ? WriteMode.PREDICTED : WriteMode.TRIED;
    }

    private Optional<Result> skipped(Task task, Variables variables) throws TemplateException {
        for (Condition condition : task.settings().when()) {
            if (!holds(condition, "when", variables)) {
                return Optional.of(Result.of(Status.SKIPPED, "the condition " + condition + " does not hold",
                        Map.of("false_condition", condition.toString())));
            }
        }
        return Optional.empty();
    }

    private Result judged(Task task, Result result, Variables variables) throws TemplateException {
        Status status = result.status();
        if (status == Status.UNREACHABLE || status == Status.SKIPPED || status == Status.UNSUPPORTED) {
            return result;
        }
        Variables seen = variables;
        if (task.register().isPresent()) {
            Map<String, Object> local = new HashMap<>(variables.layer(Layer.LOOP));
            local.put(task.register().get(), new Unsafe(Registered.of(result)));
            seen = variables.with(Layer.LOOP, local);
        }
        Result judged = result;
        if (task.changedWhen().isPresent()) {
            judged = judged.changing(all(task.changedWhen().get(), "changed_when", seen));
        }
        if (task.failedWhen().isPresent()) {
            boolean fails = all(task.failedWhen().get(), "failed_when", seen);
            judged = !fails ? judged.succeeding()
                    : status == Status.FAILED ? judged : judged.failing("failed_when holds: " + task.failedWhen().get());
            judged = judged.keeping("failed_when_result", fails);
        }
        return judged;
    }

    private boolean all(List<Condition> conditions, String keyword, Variables variables) throws TemplateException {
        for (Condition condition : conditions) {
            if (!holds(condition, keyword, variables)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Condition condition, String keyword, Variables variables) throws TemplateException {
        try {
            return templates.test(condition.expression(), variables);
        } catch (TemplateException e) {
            throw e.at(condition.place() + ": " + keyword);
        }
    }

    /** The items; empty if the loop's value is no list. */
    private Optional<List<Object>> items(Loop loop, Variables variables) throws TemplateException {
        Object value = templates.render(loop.items(), variables);
        if (loop.flatten() && value instanceof Map<?, ?> map) {
            return Optional.of(new ArrayList<>(map.keySet()));
        }
        if (!(value instanceof List<?> list)) {
            return loop.flatten() ? Optional.of(List.of(value)) : Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        for (Object each : list) {
            if (loop.flatten() && each instanceof List<?> inner) {
                items.addAll(inner);
            } else {
                items.add(each);
            }
        }
        return Optional.of(items);
    }

    private String label(Task task, Loop loop, Variables variables) throws TemplateException {
        if (flag(task.settings().noLog(), variables)) {
            return "None";
        }
        return loop.label().isPresent() ? Printed.label(loop.label().get(), variables, templates)
                : String.valueOf(templates.evaluate(loop.variable() + " | string", variables));
    }

    private boolean flag(Optional<Object> setting, Variables variables) throws TemplateException {
        return setting.isPresent() && templates.test(setting.get(), variables);
    }
}
