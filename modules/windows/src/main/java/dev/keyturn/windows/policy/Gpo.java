package dev.keyturn.windows.policy;

import java.util.Optional;

/**
 * A Group Policy that applies to a host or a user.
 *
 * @param name   its name, as administrators know it
 * @param folder the folder with its settings, {@code Machine} or {@code User} of the policy, without a final backslash; empty if that cannot be told
 */
public record Gpo(String name, Optional<String> folder) {
    /** Its file of registry settings. */
    String registryPol() {
        return folder.orElseThrow() + "\\registry.pol";
    }

    /** Its file of registry preferences. */
    String registryXml() {
        return folder.orElseThrow() + "\\Preferences\\Registry\\Registry.xml";
    }

    @Override
    public String toString() {
        return "GPO '" + Excerpt.of(name) + "'";
    }
}
