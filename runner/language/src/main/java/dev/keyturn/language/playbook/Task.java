package dev.keyturn.language.playbook;

import dev.keyturn.language.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * One call, and when and how to make it. A handler is a task too.
 *
 * @param place       where it begins
 * @param name        its name, {@code ""} for none; may be a template
 * @param call        what it calls
 * @param settings    its own and inherited settings
 * @param loop        what it is repeated for
 * @param register    the variable that keeps its result
 * @param changedWhen what decides whether it changed something, instead of the module
 * @param failedWhen  what decides whether it failed, instead of the module
 * @param notifies     the handlers, or topics, to run if it changed something; may be templates
 * @param listen      the topics a handler answers to
 */
public record Task(Place place, String name, Call call, TaskSettings settings, Optional<Loop> loop, Optional<String> register,
                   Optional<List<Condition>> changedWhen, Optional<List<Condition>> failedWhen, List<String> notifies, List<String> listen)
        implements Step {
    public Task {
        notifies = List.copyOf(notifies);
        listen = List.copyOf(listen);
    }

    /** The name to show: its own, or what it calls. */
    public String title() {
        return name.isEmpty() ? call.name() : name;
    }
}
