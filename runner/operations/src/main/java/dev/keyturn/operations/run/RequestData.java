package dev.keyturn.operations.run;

import dev.keyturn.language.playbook.Tags;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.secret.MaskedCommand;
import dev.keyturn.store.runs.RunHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a run was asked for as data: texts, whole numbers, booleans, lists and mappings, as they stand in a journal's header, so that the run can
 * be resumed. Consents are left out, since they hold for one run only, and secrets are masked.
 */
final class RequestData {
    private final Map<String, Object> data;

    RequestData(Map<String, Object> data) {
        this.data = data;
    }

    static Map<String, Object> of(PlayRequest request) {
        Map<String, Object> data = common("play", request.run());
        data.put("tags", List.copyOf(new TreeSet<>(request.tags().only())));
        data.put("skip_tags", List.copyOf(new TreeSet<>(request.tags().skip())));
        data.put("strict", request.strict());
        data.put("verbosity", request.verbosity());
        data.put("verify", request.verify());
        data.put("handler_debt", request.payDebts());
        return data;
    }

    static Map<String, Object> of(ApplyRequest request, RunRequest run) {
        Map<String, Object> data = common("apply", run);
        data.put("plan", request.file());
        request.expected().ifPresent(hash -> data.put("expect", hash));
        data.put("all_or_nothing", request.allOrNothing());
        return data;
    }

    static Map<String, Object> of(RollbackRequest request, RunRequest run) {
        Map<String, Object> data = common("rollback", run);
        data.put("run", request.undone());
        data.put("force", List.copyOf(new TreeSet<>(request.force())));
        return data;
    }

    private static Map<String, Object> common(String operation, RunRequest run) {
        HostRequest hosts = run.hosts();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("operation", operation);
        hosts.limit().ifPresent(limit -> data.put("limit", limit));
        hosts.user().ifPresent(user -> data.put("user", user));
        hosts.playbookDir().ifPresent(folder -> data.put("playbook_dir", folder.toString()));
        data.put("extra_vars", MaskedCommand.of(hosts.extraVars()));
        data.put("more_vars", hosts.moreVars());
        data.put("forks", hosts.forks());
        data.put("lock_wait", run.consent().lockWait().toSeconds());
        data.put("shown", run.keeping().shown());
        return data;
    }

    /** {@code play}, {@code apply} or {@code rollback}. */
    String operation() {
        return text("operation").orElse("");
    }

    Optional<String> user() {
        return text("user");
    }

    HostRequest hosts(RunHeader header) {
        return new HostRequest(Path.of(header.folder()), header.inventories(), text("limit"), Optional.empty(), header.connection(), user(),
                texts("extra_vars"), mapping("more_vars"), text("playbook_dir").map(Path::of), number("forks", HostRequest.FORKS));
    }

    PlayRequest play(RunRequest run, RunHeader header) {
        return new PlayRequest(run, header.playbooks(), new Tags(Set.copyOf(texts("tags")), Set.copyOf(texts("skip_tags"))), flag("strict"),
                number("verbosity", 0), flag("verify"), flag("handler_debt"), Optional.empty());
    }

    ApplyRequest apply(RunRequest run) {
        return new ApplyRequest(run, text("plan").orElse(""), text("expect"), flag("all_or_nothing"));
    }

    RollbackRequest rollback(RunRequest run) {
        return new RollbackRequest(run, text("run").orElse(""), Set.copyOf(texts("force")));
    }

    Map<String, Object> shown() {
        return mapping("shown");
    }

    Duration lockWait() {
        return Duration.ofSeconds(number("lock_wait", 0));
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(data.get(name)).map(String::valueOf);
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (data.get(name) instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    private Map<String, Object> mapping(String name) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (data.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> mapping.put(String.valueOf(key), value));
        }
        return mapping;
    }

    private boolean flag(String name) {
        return Boolean.TRUE.equals(data.get(name));
    }

    private int number(String name, int otherwise) {
        return data.get(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
