package dev.keyturn.windows.policy;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a Group Policy does to a registry each time it is applied.
 *
 * @param action what it does
 * @param key    the key it does it to
 * @param name   the value that is meant, {@code ""} for the key's default value; without meaning where a whole key is meant
 * @param data   the data of a value that is set; empty for every other action
 * @param may    whether it depends on something that the file alone does not tell, such as a filter
 * @param place  where in its file it stands, {@code at byte 24} or {@code 3:5}
 */
public record PolicySetting(Action action, RegistryPath key, String name, Optional<RegistryValue> data, boolean may, String place) {
    /** What a policy can do. */
    public enum Action {
        /** Create a key. */
        CREATE_KEY,
        /** Set a value. */
        SET,
        /** Set a value if it is not there. */
        SET_IF_ABSENT,
        /** Delete a value. */
        DELETE_VALUE,
        /** Delete all values of a key. */
        DELETE_VALUES,
        /** Delete a key and all below it. */
        DELETE_KEY,
        /** Something that changes no data, such as the permissions of a key, or a comment. */
        OTHER
    }

    public PolicySetting {
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(data, "data is null");
        Objects.requireNonNull(place, "place is null");
    }

    /** Something done to a key or its value, without data. */
    static PolicySetting of(Action action, RegistryPath key, String name, boolean may, String place) {
        return new PolicySetting(action, key, name, Optional.empty(), may, place);
    }
}
