package dev.keyturn.language.parse;

import java.util.Set;

/** The words that plays, blocks and tasks may use, and those of Ansible's that are known and not understood. */
final class Keywords {
    static final Set<String> SETTINGS = Set.of("name", "when", "tags", "vars", "check_mode", "ignore_errors", "no_log");
    static final Set<String> PLAY = Set.of("name", "hosts", "vars", "vars_files", "gather_facts", "strategy", "force_handlers", "tags", "tasks",
            "pre_tasks", "post_tasks", "handlers", "check_mode", "ignore_errors", "no_log");
    static final Set<String> BLOCK = Set.of("name", "when", "tags", "vars", "check_mode", "ignore_errors", "no_log", "block", "rescue", "always");
    static final Set<String> TASK = Set.of("name", "when", "tags", "vars", "check_mode", "ignore_errors", "no_log", "loop", "with_items",
            "loop_control", "register", "changed_when", "failed_when", "notify", "listen");
    static final Set<String> LOOP_CONTROL = Set.of("loop_var", "index_var", "label");

    /** Keywords of Ansible's that change nothing where a registry is written without a shell on the host. */
    static final Set<String> WITHOUT_EFFECT = Set.of("become", "become_user", "become_method", "become_flags", "become_exe", "connection", "port",
            "remote_user", "environment", "debugger", "timeout", "diff", "throttle", "collections", "gather_subset", "gather_timeout", "fact_path",
            "module_defaults");

    /** Keywords of Ansible's that would change what happens, so a playbook that uses them is refused. */
    static final Set<String> NOT_YET = Set.of("roles", "vars_prompt", "serial", "order", "max_fail_percentage", "run_once", "delegate_to",
            "delegate_facts", "until", "retries", "delay", "async", "poll", "args", "action", "local_action", "ignore_unreachable", "any_errors_fatal", "with_dict",
            "with_list", "with_nested", "with_sequence", "with_together", "with_fileglob", "with_subelements", "import_playbook", "include_tasks",
            "import_tasks", "include", "include_role", "import_role", "include_vars");

    private Keywords() {
    }
}
