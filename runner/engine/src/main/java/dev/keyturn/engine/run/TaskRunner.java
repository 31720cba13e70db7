package dev.keyturn.engine.run;

import dev.keyturn.engine.action.Action.Control;
import dev.keyturn.engine.action.Action.Effect;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one task on one host: conditions, loop, call, and what the playbook makes of the result. */
final class TaskRunner {
    private final Caller caller;
    private final Templates templates;
    private final boolean check;

    TaskRunner(Caller caller, Templates templates, boolean check) {
        this.caller = caller;
        this.templates = templates;
        this.check = check;
    }

    /** A task's end and where the host goes on. */
    record Ended(TaskReport report, Control control) {
    }

    /** Runs the task. Whatever goes wrong is the report. */
    Ended run(Task task, Session host, Variables inPlay) {
        Variables variables = inPlay.with(Layer.TASK, task.settings().vars());
        try {
            return task.loop().isPresent() ? loop(task, task.loop().get(), host, variables) : once(task, host, variables);
        } catch (TemplateException e) {
            return new Ended(new TaskReport(host.host(), Result.failed(task.place() + ": " + e.getMessage()), List.of(), false, false), Control.NEXT);
        }
    }

    private Ended once(Task task, Session host, Variables variables) throws TemplateException {
        Effect effect = call(task, host, variables);
        task.register().ifPresent(name -> host.register(name, Registered.of(effect.result())));
        return ended(task, host, variables, effect.result(), List.of(), effect.control());
    }

    private Ended loop(Task task, Loop loop, Session host, Variables variables) throws TemplateException {
        List<Object> items;
        try {
            items = items(loop, variables);
        } catch (TemplateException e) {
            Optional<Result> skipped = skipped(task, variables);
            if (skipped.isEmpty()) {
                throw e;
            }
            return ended(task, host, variables, skipped.get(), List.of(), Control.NEXT);
        }
        List<ItemReport> reports = new ArrayList<>();
        List<Map<String, Object>> registered = new ArrayList<>();
        Control control = Control.NEXT;
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> local = new HashMap<>(Map.of(loop.variable(), new Unsafe(items.get(i)), "ansible_loop_var", loop.variable()));
            int index = i;
            loop.index().ifPresent(name -> local.put(name, (long) index));
            Variables inLoop = variables.with(Layer.LOOP, local);
            Effect effect = call(task, host, inLoop);
            reports.add(new ItemReport(label(task, loop, inLoop), effect.result()));
            registered.add(Registered.item(effect.result(), loop.variable(), items.get(i)));
            control = effect.control() == Control.NEXT ? control : effect.control();
            if (effect.result().status() == Status.UNREACHABLE) {
                break;
            }
        }
        Result summary = Registered.summary(reports, registered);
        task.register().ifPresent(name -> host.register(name, Registered.of(summary)));
        return ended(task, host, variables, summary, reports, control);
    }

    private Ended ended(Task task, Session host, Variables variables, Result result, List<ItemReport> items, Control control)
            throws TemplateException {
        boolean hide = flag(task.settings().noLog(), variables);
        boolean ignore = result.status() == Status.FAILED && flag(task.settings().ignoreErrors(), variables);
        List<ItemReport> shown = hide ? items.stream().map(i -> new ItemReport("None", i.result().censored())).toList() : items;
        return new Ended(new TaskReport(host.host(), hide ? result.censored() : result, shown, ignore, false), control);
    }

    /** One call with its conditions, and with the playbook's own idea of changed and failed. */
    private Effect call(Task task, Session host, Variables variables) {
        try {
            Optional<Result> skipped = skipped(task, variables);
            if (skipped.isPresent()) {
                return new Effect(skipped.get(), Map.of(), Control.NEXT);
            }
            boolean predicting = task.settings().checkMode().isPresent() ? flag(task.settings().checkMode(), variables) : check;
            Effect effect = caller.call(task.call(), host, variables, predicting);
            effect.facts().forEach(host::register);
            Result judged = judged(task, effect.result(), variables);
            return new Effect(judged, effect.facts(), effect.control());
        } catch (TemplateException e) {
            return new Effect(Result.failed(e.getMessage()), Map.of(), Control.NEXT);
        }
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
        if (task.changedWhen().isPresent() && status != Status.FAILED) {
            judged = judged.as(all(task.changedWhen().get(), "changed_when", seen) ? Status.CHANGED : Status.OK, result.message());
        }
        if (task.failedWhen().isPresent()) {
            boolean fails = all(task.failedWhen().get(), "failed_when", seen);
            judged = fails ? judged.as(Status.FAILED, status == Status.FAILED ? result.message() : "failed_when holds: " + task.failedWhen().get())
                    : status == Status.FAILED ? judged.as(Status.OK, result.message()) : judged;
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
        return templates.at(condition.place() + ": " + keyword + ": ", t -> t.test(condition.expression(), variables));
    }

    private List<Object> items(Loop loop, Variables variables) throws TemplateException {
        Object value = templates.render(loop.items(), variables);
        List<Object> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (loop.flatten() && each instanceof List<?> inner) {
                    items.addAll(inner);
                } else {
                    items.add(each);
                }
            }
            return items;
        }
        if (loop.flatten()) {
            return List.of(value);
        }
        return templates.require(value, "'loop' needs a list");
    }

    private String label(Task task, Loop loop, Variables variables) throws TemplateException {
        if (flag(task.settings().noLog(), variables)) {
            return "None";
        }
        Object label = loop.label().isPresent() ? templates.render(loop.label().get(), variables)
                : templates.evaluate(loop.variable() + " | string", variables);
        return String.valueOf(label);
    }

    private boolean flag(Optional<Object> setting, Variables variables) throws TemplateException {
        return setting.isPresent() && templates.test(setting.get(), variables);
    }
}
