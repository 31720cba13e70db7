package dev.keyturn.store.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of a JSON object, and says what is wrong with one that is missing or of another kind. */
public final class JsonFields {
    private JsonFields() {
    }

    /** A text. */
    public static String text(JsonNode object, String field) {
        return of(object, field, JsonNode::isTextual, "a text").textValue();
    }

    /** A text that may be missing or null. */
    public static Optional<String> optionalText(JsonNode object, String field) {
        return object.hasNonNull(field) ? Optional.of(text(object, field)) : Optional.empty();
    }

    /** Yes or no. */
    public static boolean flag(JsonNode object, String field) {
        return of(object, field, JsonNode::isBoolean, "true or false").booleanValue();
    }

    /** A whole number. */
    public static long number(JsonNode object, String field) {
        return of(object, field, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number").longValue();
    }

    /** A list, each of its elements read by itself. */
    public static <T> List<T> list(JsonNode object, String field, Function<JsonNode, T> element) {
        List<T> all = new ArrayList<>();
        of(object, field, JsonNode::isArray, "a list").forEach(node -> all.add(element.apply(node)));
        return all;
    }

    /** A list of texts. */
    public static List<String> texts(JsonNode object, String field) {
        return list(object, field, node -> {
            if (!node.isTextual()) {
                throw new FormException("'" + field + "' holds " + node + ", expected texts");
            }
            return node.textValue();
        });
    }

    /** A field of any kind. */
    public static JsonNode of(JsonNode object, String field) {
        return of(object, field, node -> true, "something");
    }

    private static JsonNode of(JsonNode object, String field, Function<JsonNode, Boolean> fits, String expected) {
        JsonNode node = object.get(field);
        if (node == null || !fits.apply(node)) {
            throw new FormException("'" + field + "' is " + (node == null ? "missing" : String.valueOf(node)) + ", expected " + expected);
        }
        return node;
    }
}
