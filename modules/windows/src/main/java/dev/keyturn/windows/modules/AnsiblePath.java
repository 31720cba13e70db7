package dev.keyturn.windows.modules;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path in the only spelling that Ansible's own registry modules take. */
final class AnsiblePath {
    private static final Pattern FORM = Pattern.compile("(HK(?:CC|CR|CU|LM|U)):\\\\(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private AnsiblePath() {
    }

    /**
     * Reads a path.
     *
     * @param kind what the message calls it, {@code powershell} for example
     */
    static RegistryPath parse(String path, String kind) throws ModuleFailure {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            throw new ModuleFailure("path: " + path + " is not a valid " + kind + " path, see module documentation for examples.");
        }
        try {
            return RegistryPath.of(Hive.named(form.group(1)).orElseThrow(), form.group(2));
        } catch (IllegalArgumentException e) {
            throw new ModuleFailure("path: " + e.getMessage());
        }
    }
}
