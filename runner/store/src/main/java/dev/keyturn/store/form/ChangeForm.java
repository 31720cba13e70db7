package dev.keyturn.store.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.View;
import java.util.Optional;

/**
 * Registry changes as JSON: {@code {"change": "set_value", "key": "HKLM\\SOFTWARE\\A", "view": "64-bit", "name": "B", "before": null,
 * "after": {"type": "REG_DWORD", "data": 1}}}; the other kinds are {@code delete_value}, {@code create_key} and {@code delete_key}.
 */
public final class ChangeForm {
    private ChangeForm() {
    }

    /** Writes a change. */
    public static ObjectNode write(RegistryChange change) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.put("change", kind(change));
        path(change.path(), form);
        if (change instanceof SetValue set) {
            form.put("name", set.name());
            form.set("before", ValueForm.write(set.before()));
            form.set("after", ValueForm.write(Optional.of(set.after())));
        } else if (change instanceof DeleteValue delete) {
            form.put("name", delete.name());
            form.set("before", ValueForm.write(Optional.of(delete.before())));
        } else if (change instanceof CreateKey create && create.volatileKey()) {
            form.put("volatile", true);
        }
        return form;
    }

    /** The name of a change's kind. */
    public static String kind(RegistryChange change) {
        if (change instanceof SetValue) {
            return "set_value";
        }
        return change instanceof DeleteValue ? "delete_value" : change instanceof CreateKey ? "create_key" : "delete_key";
    }

    /** Writes a path as the two fields {@code key} and {@code view}. */
    public static void path(RegistryPath path, ObjectNode into) {
        into.put("key", path.hive() + (path.isRoot() ? "" : "\\" + path.subkey()));
        into.put("view", path.view().label());
    }

    /** Reads a path from the two fields {@code key} and {@code view}. */
    public static RegistryPath path(JsonNode form) {
        String key = JsonFields.text(form, "key");
        String view = JsonFields.text(form, "view");
        for (View each : View.values()) {
            if (each.label().equals(view)) {
                try {
                    return RegistryPath.parse(key).in(each);
                } catch (IllegalArgumentException e) {
                    throw new FormException("'key' is '" + key + "': " + e.getMessage());
                }
            }
        }
        throw new FormException("'view' is '" + view + "', expected " + View.values()[0].label() + " or " + View.values()[1].label());
    }

    /** Reads a change. */
    public static RegistryChange read(JsonNode form) {
        RegistryPath path = path(form);
        String kind = JsonFields.text(form, "change");
        return switch (kind) {
            case "set_value" -> new SetValue(path, JsonFields.text(form, "name"), ValueForm.read(JsonFields.of(form, "before")), present(form, "after"));
            case "delete_value" -> new DeleteValue(path, JsonFields.text(form, "name"), present(form, "before"));
            case "create_key" -> new CreateKey(path, form.has("volatile") && JsonFields.flag(form, "volatile"));
            case "delete_key" -> new DeleteKey(path);
            default -> throw new FormException("'change' is '" + kind + "', expected set_value, delete_value, create_key or delete_key");
        };
    }

    private static dev.keyturn.registry.RegistryValue present(JsonNode form, String field) {
        return ValueForm.read(JsonFields.of(form, field)).orElseThrow(() -> new FormException("'" + field + "' is null, expected a value"));
    }
}
