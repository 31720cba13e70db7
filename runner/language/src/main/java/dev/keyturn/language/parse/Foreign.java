package dev.keyturn.language.parse;

import dev.keyturn.module.Nearest;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Modules that Ansible has and Keyturn has not. A task that calls one is left out and counted, never silently. */
final class Foreign {
    private static final Pattern COLLECTION = Pattern.compile("[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_.]*");
    /** Those whose names say no collection, or come close to the name of something Keyturn has. */
    private static final Set<String> KNOWN = Set.of("command", "shell", "raw", "script", "copy", "file", "template", "service", "setup", "slurp",
            "stat", "uri", "get_url", "wait_for", "wait_for_connection", "pause", "ping", "package", "package_facts", "service_facts", "user",
            "group", "add_host", "group_by", "lineinfile", "blockinfile", "replace", "fetch", "unarchive", "reboot", "gather_facts", "async_status",
            "set_stats", "validate_argument_spec", "assemble", "cron", "find", "git", "hostname", "tempfile", "apt", "dnf", "yum", "pip", "systemd",
            "sysvinit", "systemd_service", "iptables", "known_hosts", "getent", "mount_facts", "expect", "subversion", "win_regmerge");

    private Foreign() {
    }

    /** Whether a name is that of a module in some collection of Ansible's. */
    static boolean isModule(String name) {
        return !Keywords.notYet(name) && (COLLECTION.matcher(name).matches() || name.startsWith("win_") || KNOWN.contains(name));
    }

    /** What the author of such a name may have meant, where it is not the name of a module that is known to exist. */
    static String hint(String name, Collection<String> callable) {
        String bare = name.substring(name.lastIndexOf('.') + 1);
        return KNOWN.contains(bare) ? "" : Nearest.hint(bare, callable.stream().filter(each -> !each.contains(".")).toList());
    }
}
