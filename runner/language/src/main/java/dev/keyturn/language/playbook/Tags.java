package dev.keyturn.language.playbook;

import java.util.Set;

/**
 * Which tasks a run is about, by their tags: Ansible's {@code --tags} and {@code --skip-tags}, with {@code always}, {@code never},
 * {@code tagged}, {@code untagged} and {@code all}.
 *
 * @param only the tags asked for; empty for all
 * @param skip the tags left out
 */
public record Tags(Set<String> only, Set<String> skip) {
    /** Every task but those tagged {@code never}. */
    public static final Tags ALL = new Tags(Set.of("all"), Set.of());

    public Tags {
        only = only.isEmpty() ? Set.of("all") : Set.copyOf(only);
        skip = Set.copyOf(skip);
    }

    /** Whether a task with these tags runs. */
    public boolean select(Set<String> tags) {
        return wanted(tags) && !skipped(tags);
    }

    private boolean wanted(Set<String> tags) {
        if (tags.contains("always") || tags.stream().anyMatch(only::contains)) {
            return true;
        }
        return !tags.contains("never") && (only.contains("all") || only.contains(tags.isEmpty() ? "untagged" : "tagged"));
    }

    private boolean skipped(Set<String> tags) {
        if (skip.contains("all")) {
            return !tags.contains("always") || skip.contains("always");
        }
        return tags.stream().anyMatch(skip::contains) || skip.contains(tags.isEmpty() ? "untagged" : "tagged");
    }
}
