package dev.keyturn.language.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a play, a block or a task says of the tasks in it.
 *
 * @param when         all must hold, outer ones are asked first
 * @param tags         all tags, inherited ones among them
 * @param vars         variables, inner ones win
 * @param checkMode    whether to predict only, whatever the run does
 * @param ignoreErrors whether a failure stops nothing
 * @param noLog        whether arguments and results stay out of every output
 */
public record TaskSettings(List<Condition> when, Set<String> tags, Map<String, Object> vars, Optional<Object> checkMode,
                       Optional<Object> ignoreErrors, Optional<Object> noLog) {
    /** Nothing said. */
    public static final TaskSettings NONE = new TaskSettings(List.of(), Set.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public TaskSettings {
        when = List.copyOf(when);
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    }

    /** These settings where they stand inside the outer ones. */
    public TaskSettings within(TaskSettings outer) {
        List<Condition> conditions = new ArrayList<>(outer.when);
        conditions.addAll(when);
        Set<String> allTags = new LinkedHashSet<>(outer.tags);
        allTags.addAll(tags);
        Map<String, Object> allVars = new LinkedHashMap<>(outer.vars);
        allVars.putAll(vars);
        return new TaskSettings(conditions, allTags, allVars, checkMode.or(outer::checkMode), ignoreErrors.or(outer::ignoreErrors),
                noLog.or(outer::noLog));
    }
}
