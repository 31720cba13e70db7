package dev.keyturn.store.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Untyped data in JSON: texts, whole numbers, booleans, lists and mappings. Anything else is written as its text. */
public final class DataForm {
    private DataForm() {
    }

    /** As JSON. */
    public static JsonNode write(Object data) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (data instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, value) -> object.set(String.valueOf(key), write(value)));
            return object;
        } else if (data instanceof List<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(item -> array.add(write(item)));
            return array;
        } else if (data instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        } else if (data instanceof Integer || data instanceof Long) {
            return nodes.numberNode(((Number) data).longValue());
        }
        return data == null ? nodes.nullNode() : nodes.textNode(String.valueOf(data));
    }

    /** A mapping from JSON; empty if it is no object. */
    public static Map<String, Object> mapping(JsonNode node) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (node != null && node.isObject()) {
            node.properties().forEach(field -> mapping.put(field.getKey(), read(field.getValue())));
        }
        return mapping;
    }

    private static Object read(JsonNode node) {
        if (node.isObject()) {
            return mapping(node);
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(item -> list.add(read(item)));
            return list;
        } else if (node.isBoolean()) {
            return node.booleanValue();
        } else if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNull() ? null : node.asText();
    }
}
