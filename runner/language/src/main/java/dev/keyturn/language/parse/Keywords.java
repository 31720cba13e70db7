package dev.keyturn.language.parse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that plays, blocks and tasks may use, and those of Ansible's that are known and not understood. */
final class Keywords {
    /** The keys of a play, a block and a task whose values are bare expressions. */
    static final Set<String> CONDITIONS = Set.of("when", "changed_when", "failed_when");
    /** The lists of tasks in a play. */
    static final Set<String> SECTIONS = Set.of("pre_tasks", "tasks", "post_tasks", "handlers");
    /** The lists of tasks in a block. */
    static final Set<String> PARTS = Set.of("block", "rescue", "always");
    static final Set<String> PLAY = Set.of("name", "hosts", "vars", "vars_files", "gather_facts", "gather_subset", "strategy", "force_handlers", "tags", "tasks",
            "pre_tasks", "post_tasks", "handlers", "check_mode", "ignore_errors", "no_log", "serial", "order", "max_fail_percentage",
            "any_errors_fatal");
    static final Set<String> BLOCK = Set.of("name", "when", "tags", "vars", "check_mode", "ignore_errors", "no_log", "block", "rescue", "always");
    static final Set<String> TASK = Set.of("name", "when", "tags", "vars", "check_mode", "ignore_errors", "no_log", "loop", "with_items",
            "loop_control", "register", "changed_when", "failed_when", "notify", "listen");
    static final Set<String> LOOP_CONTROL = Set.of("loop_var", "index_var", "label");

    private static final Map<String, String> WITHOUT_EFFECT = reasons();

    /** Keywords of Ansible's that would change what happens, so a playbook that uses them is refused. */
    private static final Set<String> NOT_YET = Set.of("roles", "vars_prompt", "serial", "order", "max_fail_percentage", "run_once", "delegate_to",
            "delegate_facts", "until", "retries", "delay", "async", "poll", "args", "action", "local_action", "ignore_unreachable",
            "any_errors_fatal", "module_defaults", "extended", "extended_allitems", "import_playbook", "include_tasks", "import_tasks",
            "include", "include_role", "import_role", "include_vars");

    /** Values of those that say what holds without them. */
    private static final Map<String, Object> AS_WITHOUT = Map.of("become", false, "run_once", false, "delegate_facts", false,
            "ignore_unreachable", false, "any_errors_fatal", false, "order", "inventory", "extended", false, "throttle", 0L, "poll", 0L);

    private Keywords() {
    }

    private static Map<String, String> reasons() {
        String account = "the registry is read and written as the account that connects, below HKCU too";
        String reach = "how a host is reached is said by its variables in the inventory, or by -c";
        String none = "nothing is run on the host that it could apply to";
        return Stream.of(Map.of("become", account, "become_user", account, "become_method", account, "become_flags", account, "become_exe", account),
                Map.of("connection", reach, "port", reach, "remote_user", reach, "environment", none, "timeout", none, "debugger", none),
                Map.of("gather_timeout", none, "fact_path", none,
                        "collections", "modules are found by their names alone", "pause", "there is no waiting between items"),
                Map.of("diff", "values are shown where --diff is given; 'no_log: true' keeps them out of every output",
                        "throttle", "how many hosts advance at once is said by --forks"))
                .flatMap(some -> some.entrySet().stream()).collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Why a keyword of Ansible's changes nothing where a registry is written without a shell on the host; empty for all others. */
    static Optional<String> withoutEffect(String word) {
        return Optional.ofNullable(WITHOUT_EFFECT.get(word));
    }

    /** Whether a word is Ansible's, and a playbook that uses it would not do what it says. */
    static boolean notYet(String word) {
        String bare = word.replaceFirst("^ansible\\.(builtin|legacy)\\.", "");
        return NOT_YET.contains(bare) || word.startsWith("with_");
    }

    /** Whether a word with this value says no more than its absence would. */
    static boolean asWithout(String word, Object value) {
        return AS_WITHOUT.containsKey(word) && AS_WITHOUT.get(word).equals(value);
    }
}
