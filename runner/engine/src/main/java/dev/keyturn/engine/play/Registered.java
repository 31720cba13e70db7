package dev.keyturn.engine.play;

import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form in which {@code register} keeps a result: Ansible's keys, beside the module's own. */
final class Registered {
    private Registered() {
    }

    static Map<String, Object> of(Result result) {
        Map<String, Object> all = new LinkedHashMap<>(result.values());
        all.put("changed", result.changed());
        all.put("failed", result.status().bad());
        if (result.status().bad() || !result.message().isEmpty()) {
            all.putIfAbsent("msg", result.message());
        }
        if (result.status() == Status.SKIPPED || result.status() == Status.UNSUPPORTED) {
            all.put("skipped", true);
            all.put("skip_reason", result.message());
        }
        if (!result.warnings().isEmpty()) {
            all.put("warnings", result.warnings());
        }
        return all;
    }

    /** One item of a loop, with the item itself. */
    static Map<String, Object> item(Result result, String variable, Object item) {
        Map<String, Object> all = of(result);
        all.put("ansible_loop_var", variable);
        all.put(variable, item);
        return all;
    }

    /** What the items of a loop come to. */
    static Result summary(List<ItemReport> items, List<Map<String, Object>> registered) {
        if (items.isEmpty()) {
            return Result.of(Status.SKIPPED, "there are no items in the list", Map.of("results", List.of()));
        }
        Status status = worst(items);
        String message = status.bad() ? "One or more items failed" : status == Status.SKIPPED ? "All items skipped" : "All items completed";
        Result summary = Result.of(status, message, Map.of("results", new ArrayList<>(registered), "msg", message));
        return status.bad() ? summary.changing(items.stream().anyMatch(item -> item.result().changed())) : summary;
    }

    private static Status worst(List<ItemReport> items) {
        for (Status status : List.of(Status.UNREACHABLE, Status.FAILED, Status.UNSUPPORTED, Status.CHANGED, Status.OK)) {
            if (items.stream().anyMatch(i -> i.result().status() == status)) {
                return status;
            }
        }
        return Status.SKIPPED;
    }
}
