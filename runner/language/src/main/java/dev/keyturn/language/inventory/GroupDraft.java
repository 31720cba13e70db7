package dev.keyturn.language.inventory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A group as far as it has been read. */
final class GroupDraft {
    final Set<String> children = new LinkedHashSet<>();
    final Set<String> hosts = new LinkedHashSet<>();
    final Map<String, Object> variables = new LinkedHashMap<>();
    long priority = 1;
    /** Whether it was more than named as a child. */
    boolean defined;
}
