package dev.keyturn.registry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one of what many hosts have alike, so that a run over thousands of them holds it once. For several threads. */
public final class Pool {
    private final int most;
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /** Paths are equal whatever their case, so the spelling of those in a value stands beside it. */
    private record Exact(Object value, List<String> spelling) {
    }

    /** @param most how many different ones are kept: where more than that differ, hosts have little in common, and looking costs more than it saves */
    public Pool(int most) {
        this.most = most;
    }

    /** This, or what is equal to it and was given before. */
    public <T> T one(T value) {
        return one((Object) value, value);
    }

    /** This, or what is equal to it, was given before, and spells its paths alike. */
    public <T> T one(T value, List<String> spelling) {
        return one(new Exact(value, spelling), value);
    }

    @SuppressWarnings("unchecked") // a key leads to a value of its own kind
    private <T> T one(Object key, T value) {
        Object known = kept.get(key);
        if (known == null && kept.size() < most) {
            known = kept.putIfAbsent(key, value);
        }
        return known == null ? value : (T) known;
    }
}
