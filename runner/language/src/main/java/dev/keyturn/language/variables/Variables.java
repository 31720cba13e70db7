package dev.keyturn.language.variables;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What names stand for in one place: layers over each other, the highest that knows a name wins. Values are plain data whose texts may be
 * templates. Immutable; a map, so that templates can be rendered in it.
 */
public final class Variables extends AbstractMap<String, Object> {
    /** No variables. */
    public static final Variables NONE = new Variables(new EnumMap<>(Layer.class));

    private final Map<Layer, Map<String, Object>> layers;
    private final List<Map<String, Object>> fromTheTop;

    private Variables(Map<Layer, Map<String, Object>> layers) {
        this.layers = layers;
        this.fromTheTop = new ArrayList<>(layers.values());
        Collections.reverse(fromTheTop);
    }

    /** These variables with one layer replaced. The map is not copied: what its owner puts into it is seen. */
    public Variables with(Layer layer, Map<String, Object> values) {
        EnumMap<Layer, Map<String, Object>> more = new EnumMap<>(Layer.class);
        more.putAll(layers);
        if (values.isEmpty() && !more.containsKey(layer)) {
            return this;
        }
        more.put(layer, values);
        return new Variables(more);
    }

    /** As {@link #with(Layer, Map)}, for several layers, empty ones too if their owner may fill them later. */
    public Variables with(Map<Layer, Map<String, Object>> more) {
        EnumMap<Layer, Map<String, Object>> all = new EnumMap<>(Layer.class);
        all.putAll(layers);
        all.putAll(more);
        return new Variables(all);
    }

    /** One layer alone; empty if it says nothing. */
    public Map<String, Object> layer(Layer layer) {
        return layers.getOrDefault(layer, Map.of());
    }

    @Override
    public Object get(Object name) {
        for (Map<String, Object> layer : fromTheTop) {
            Object value = layer.get(name);
            if (value != null || layer.containsKey(name)) {
                return value;
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object name) {
        return fromTheTop.stream().anyMatch(layer -> layer.containsKey(name));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> merged = new LinkedHashMap<>();
        layers.values().forEach(merged::putAll);
        return Collections.unmodifiableMap(merged).entrySet();
    }
}
