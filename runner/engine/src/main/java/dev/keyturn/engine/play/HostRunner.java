package dev.keyturn.engine.play;

import dev.keyturn.engine.action.Action.Control;
import dev.keyturn.engine.action.Meta;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.fleet.HostInPlay;
import dev.keyturn.engine.host.HostState;
import dev.keyturn.engine.host.WriteMode;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.template.TemplateException;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.variables.Variables;
import dev.keyturn.module.FactSource;
import dev.keyturn.module.FactSubsets;
import dev.keyturn.module.Nearest;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One host on its way through one play. */
final class HostRunner implements HostInPlay {
    private final HostState host;
    private final Variables variables;
    private final Cursor cursor;
    private final List<Task> handlers;
    private final Journal journal;
    /** The handlers that are to run, by identity. */
    private final Set<Task> notified = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Task> owed = Collections.newSetFromMap(new IdentityHashMap<>());
    private Control control = Control.NEXT;

    HostRunner(HostState host, Variables variables, Program program, List<Task> handlers, Journal journal) {
        this.host = host;
        this.variables = variables;
        this.cursor = new Cursor(program);
        this.handlers = handlers;
        this.journal = journal;
    }

    /** Handlers that an earlier run left to do count as notified, and run when all tasks are done. */
    void owes(Set<String> titles, Templates templates) {
        for (Task handler : handlers) {
            if (titles.contains(title(handler, templates))) {
                owed.add(handler);
                note(handler, templates);
            }
        }
    }

    /** Comes to a point where handlers run. */
    void flush() {
        if (!cursor.tasksLeft()) {
            notified.addAll(owed);
            owed.clear();
        }
    }

    private void notify(Task handler, Templates templates) {
        if (notified.add(handler) && !owed.contains(handler)) {
            note(handler, templates);
        }
    }

    private void note(Task handler, Templates templates) {
        String title = title(handler, templates);
        host.owes(title);
        journal.notified(host(), title);
    }

    @Override
    public HostState session() {
        return host;
    }

    @Override
    public boolean left() {
        return !cursor.running();
    }

    Cursor cursor() {
        return cursor;
    }

    Variables variables() {
        return variables;
    }

    /** Where the last task said the host goes on. */
    Control control() {
        return control;
    }

    /** Reads the host's facts, those of the subsets that the play asks for. */
    TaskReport gather(List<FactSource> sources, List<String> subset) {
        Result result;
        try {
            RegistryReader registry = host.link().registry(WriteMode.PREDICTED);
            Map<String, Object> facts = new LinkedHashMap<>();
            Set<String> chosen = FactSubsets.of(sources).chosen(subset);
            sources.forEach(source -> facts.putAll(source.gather(registry, chosen)));
            host.learn(facts);
            result = Result.of(Status.OK, "", Map.of("ansible_facts", facts));
        } catch (ConnectionException | ConnectionLostException e) {
            result = Result.of(Status.UNREACHABLE, e.getMessage(), Map.of("unreachable", true));
        } catch (RegistryException e) {
            result = Result.failed(e.getMessage());
        }
        TaskReport report = new TaskReport(host(), result, List.of(), false, false);
        host.count(report);
        if (result.status().bad()) {
            leave();
        }
        return report;
    }

    /** Runs the task the host stands at, and moves it on. */
    TaskReport step(Task task, TaskRunner tasks, Templates templates) {
        TaskReport report = run(task, tasks, templates);
        boolean stops = report.status().bad() && !report.ignored();
        if (report.status() == Status.UNREACHABLE) {
            leave();
        } else if (stops) {
            boolean rescuing = cursor.rescuing();
            report = rescuing ? report.rescue() : report;
            host.register("ansible_failed_task", Map.of("name", task.name(), "action", task.call().name()));
            host.register("ansible_failed_result", Registered.of(report.result()));
            cursor.fail();
            leaveIfFailed();
        } else {
            advance();
        }
        if (stops || !steers(task)) {
            host.count(report);
        }
        return report;
    }

    private static boolean steers(Task task) {
        return task.call().callee().filter(callee -> callee.info().name().equals(Meta.NAME)).isPresent();
    }

    /** Moves the host on after a step that went well. It leaves if that was the last of what is always done after a failure. */
    void advance() {
        cursor.advance();
        leaveIfFailed();
    }

    private void leaveIfFailed() {
        if (cursor.failed()) {
            leave();
        }
    }

    /** Runs a notified handler. A failure in it ends the host's run. */
    TaskReport handle(Task handler, TaskRunner tasks, Templates templates) {
        notified.remove(handler);
        TaskReport report = run(handler, tasks, templates);
        host.count(report);
        owed.remove(handler);
        host.paid(title(handler, templates));
        journal.handled(host(), title(handler, templates));
        if (report.status().bad() && !report.ignored()) {
            leave();
        }
        return report;
    }

    private TaskReport run(Task task, TaskRunner tasks, Templates templates) {
        TaskRunner.Ended ended = tasks.run(task, host, variables);
        control = ended.control();
        if (ended.report().status() != Status.CHANGED) {
            return ended.report();
        }
        List<String> unheard = ended.notifies().stream().filter(name -> !notify(name, templates)).toList();
        return unheard.isEmpty() ? ended.report() : unheard(ended.report(), unheard.get(0));
    }

    /** Of several handlers with one name the first is meant; besides, all that listen to it. False if there is none. */
    private boolean notify(String name, Templates templates) {
        Optional<Task> named = handlers.stream().filter(handler -> title(handler, templates).equals(name)).findFirst();
        List<Task> listening = handlers.stream().filter(handler -> handler.listen().contains(name)).toList();
        Stream.concat(named.stream(), listening.stream()).forEach(handler -> notify(handler, templates));
        return named.isPresent() || !listening.isEmpty();
    }

    /** A name that is no template is known to be that of a handler when the playbook is read; this one was not. */
    private TaskReport unheard(TaskReport report, String name) {
        Set<String> known = new TreeSet<>();
        handlers.forEach(handler -> known.addAll(handler.listen()));
        handlers.stream().map(Task::name).filter(n -> !n.isEmpty()).forEach(known::add);
        String message = "it changed something and notifies '" + name + "', which no handler of this play answers to" + Nearest.hint(name, known);
        return new TaskReport(host(), report.result().failing(message), List.of(), false, false);
    }

    private void leave() {
        host.leave();
        cursor.end();
        notified.clear();
    }

    /** Whether nothing is left to do: no task, and no handler. */
    boolean through() {
        return notified.isEmpty() && owed.isEmpty() && !cursor.tasksLeft();
    }

    /** Leaves the host if this run has nothing more for it, so that it takes up nothing while others are worked on. */
    void closeIfDone() {
        if (host.out() || host.inLastPlay() && through()) {
            host.close();
        }
    }

    /** Whether this handler is to run. */
    boolean awaits(Task handler) {
        return notified.contains(handler);
    }

    /** A task's name with its templates resolved in the host's variables, as far as they can be. */
    String title(Task task, Templates templates) {
        return rendered(task.title(), templates, variables);
    }

    /** A text with its templates resolved; as it is, where they cannot be. */
    static String rendered(String text, Templates templates, Variables variables) {
        try {
            return Templates.isTemplate(text) ? Printed.text(text, variables, templates) : text;
        } catch (TemplateException e) {
            return text;
        }
    }
}
