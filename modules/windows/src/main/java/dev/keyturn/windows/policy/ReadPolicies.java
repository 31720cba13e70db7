package dev.keyturn.windows.policy;

import dev.keyturn.registry.Bytes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of policies that were read, so that a fleet that shares a policy has its settings in memory once. Used by several threads at once. */
final class ReadPolicies {
    private final Map<Key, List<PolicySetting>> known = new ConcurrentHashMap<>();

    /** A file of the same name and content is the same file. */
    private record Key(String file, Bytes content) {
    }

    /** Reads a file's bytes. */
    interface Reader {
        List<PolicySetting> read(byte[] bytes) throws PolicyFormatException;
    }

    /** The settings of a file. */
    List<PolicySetting> read(Bytes content, String file, Reader reader) throws PolicyFormatException {
        Key key = new Key(file, content);
        List<PolicySetting> settings = known.get(key);
        if (settings == null) {
            settings = reader.read(content.toArray());
            known.put(key, settings);
        }
        return settings;
    }
}
