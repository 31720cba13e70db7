package dev.keyturn.language.parse;

import java.util.Set;
import java.util.regex.Pattern;

/** Modules that Ansible has and Keyturn has not. A task that calls one is left out and counted, never silently. */
final class Foreign {
    private static final Pattern COLLECTION = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_.]*");
    private static final Set<String> BUILT_IN = Set.of("command", "shell", "raw", "script", "copy", "file", "template", "service", "setup", "slurp",
            "stat", "uri", "get_url", "wait_for", "wait_for_connection", "pause", "ping", "package", "package_facts", "service_facts", "user", "group",
            "add_host", "group_by", "lineinfile", "blockinfile", "replace", "fetch", "unarchive", "reboot", "gather_facts", "async_status",
            "set_stats", "validate_argument_spec", "assemble", "cron", "find", "git", "hostname", "tempfile");

    private Foreign() {
    }

    /** Whether a name is that of a module in some collection of Ansible's. */
    static boolean isModule(String name) {
        String bare = name.startsWith("ansible.builtin.") ? name.substring("ansible.builtin.".length()) : name;
        boolean included = bare.startsWith("include") || bare.startsWith("import_");
        return !included && (COLLECTION.matcher(name).matches() || name.startsWith("win_") || BUILT_IN.contains(name));
    }
}
