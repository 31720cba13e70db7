package dev.keyturn.store.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.module.Restart;
import java.util.Locale;
import java.util.Optional;

/** What has to restart as JSON: {@code {"kind": "reboot", "why": "..."}}, or nothing. */
public final class RestartForm {
    private RestartForm() {
    }

    /** Writes it; empty if nothing has to restart. */
    public static Optional<ObjectNode> write(Restart restart) {
        return restart.kind() == Restart.Kind.NONE ? Optional.empty()
                : Optional.of(JsonNodeFactory.instance.objectNode().put("kind", restart.kind().name().toLowerCase(Locale.ROOT)).put("why", restart.why()));
    }

    /** Reads it; null is nothing. */
    public static Restart read(JsonNode form) {
        if (form == null || form.isNull()) {
            return Restart.NONE;
        }
        String kind = JsonFields.text(form, "kind");
        for (Restart.Kind each : Restart.Kind.values()) {
            if (each.name().equalsIgnoreCase(kind)) {
                return new Restart(each, JsonFields.text(form, "why"));
            }
        }
        throw new FormException("'kind' is '" + kind + "', expected process or reboot");
    }
}
