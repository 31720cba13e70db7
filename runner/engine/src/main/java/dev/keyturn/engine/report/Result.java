package dev.keyturn.engine.report;

import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one call did on one host.
 *
 * @param status   how it ended
 * @param changed  whether it changed something, which it may have done even where it then failed
 * @param message  why: the failure, the condition that did not hold, the reason why there was nothing to do; {@code ""} if there is none
 * @param changes  what was written, or would be
 * @param values   what {@code register} keeps, plain data
 * @param warnings what the user must see even when all is well
 * @param restart  what has to restart for it to be in force
 * @param shown    whether the values are part of the output at any verbosity
 */
public record Result(Status status, boolean changed, String message, List<RegistryChange> changes, Map<String, Object> values,
                     List<String> warnings, Restart restart, boolean shown) {
    public Result {
        changes = List.copyOf(changes);
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        warnings = List.copyOf(warnings);
    }

    /** A result without changes. */
    public static Result of(Status status, String message, Map<String, Object> values) {
        return new Result(status, status == Status.CHANGED, message, List.of(), values, List.of(), Restart.NONE, false);
    }

    /** A failure. */
    public static Result failed(String message) {
        return of(Status.FAILED, message, Map.of("msg", message));
    }

    /** The same, taken as something that changes something or not. */
    public Result changing(boolean changes) {
        return with(status.bad() ? status : changes ? Status.CHANGED : Status.OK, changes, message);
    }

    /** The same as a failure, with the reason. */
    public Result failing(String why) {
        return with(Status.FAILED, changed, why);
    }

    /** The same as something that went well. */
    public Result succeeding() {
        return with(changed ? Status.CHANGED : Status.OK, changed, message);
    }

    /** The same with one value more for {@code register}. */
    public Result keeping(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Result(status, changed, message, changes, all, warnings, restart, shown);
    }

    private Result with(Status end, boolean change, String why) {
        return new Result(end, change, why, changes, values, warnings, restart, shown);
    }

    /** The same with these warnings after its own. */
    public Result warning(List<String> more) {
        List<String> all = new java.util.ArrayList<>(warnings);
        all.addAll(more);
        return new Result(status, changed, message, changes, values, all, restart, shown);
    }

    /** The same as something to show at any verbosity. */
    public Result showing(boolean always) {
        return new Result(status, changed, message, changes, values, warnings, restart, always);
    }

    /** Nothing but how it ended. */
    public Result censored() {
        String hidden = "the output has been hidden due to the fact that 'no_log: true' was specified for this result";
        return new Result(status, changed, status == Status.FAILED ? hidden : "", List.of(), Map.of("censored", hidden), List.of(), restart, false);
    }
}
