package dev.keyturn.windows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A registry in memory, as a case writes it down: keys, and below each its values by name. */
final class CaseRegistry {
    private CaseRegistry() {
    }

    static OverlayRegistry of(JsonNode before) {
        OverlayRegistry registry = OverlayRegistry.empty();
        RegistryChanges wishes = new RegistryChanges(registry);
        before.properties().forEach(key -> {
            RegistryPath path = RegistryPath.parse(key.getKey());
            wishes.createKey(path);
            key.getValue().properties().forEach(value -> wishes.setValue(path, value.getKey(), value(value.getValue())));
        });
        registry.apply(wishes.toList());
        return registry;
    }

    /** The changes that give a registry one value more. */
    static List<RegistryChange> changes(RegistryReader registry, String key, String name, String text) {
        return new RegistryChanges(registry).setValue(RegistryPath.parse(key), name, RegistryValue.sz(text)).toList();
    }

    /** A list is a list of texts, a number is a DWORD, a text a string, and anything else a mapping of its type and bytes. */
    static RegistryValue value(JsonNode value) {
        if (value.isArray()) {
            return new MultiSz(StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList());
        }
        if (value.isObject()) {
            String name = value.required("type").asText();
            int type = IntStream.rangeClosed(0, 11).filter(t -> RegistryValue.typeName(t).equals(name)).findFirst().orElseThrow();
            return RegistryValue.decode(type, HexFormat.ofDelimiter(",").parseHex(value.required("hex").asText()));
        }
        return value.isNumber() ? RegistryValue.dword(value.longValue()) : RegistryValue.sz(value.asText());
    }
}
