package dev.keyturn.language.inventory;

import dev.keyturn.language.budget.Budget;
import dev.keyturn.language.budget.Exhausted;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.source.SourceFile;
import dev.keyturn.module.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Ansible's patterns of hosts: names of hosts and groups with {@code :} or {@code ,} between them, {@code &} for "only those also in",
 * {@code !} for "but not", globs, {@code ~} before a regular expression, and {@code group[0:1]} for a slice with both ends.
 */
public final class HostPattern {
    private static final Pattern OLD_SLICE = Pattern.compile(".+\\[[0-9]+-[0-9]*]");
    private static final Pattern SLICE = Pattern.compile("(.+)\\[(?:(-?[0-9]{1,9})|([0-9]{1,9}):([0-9]{0,9}))]");

    private final Inventory inventory;
    private final Place place;
    private final Problems problems;
    private boolean unknown;

    private HostPattern(Inventory inventory, Place place, Problems problems) {
        this.inventory = inventory;
        this.place = place;
        this.problems = problems;
    }

    /**
     * The names of the hosts, each once, in the order in which the pattern comes to them, and within a group in the inventory's order. A part that
     * matches nothing, and a pattern that selects nothing, is noted as a warning; a wrong regular expression as an error.
     */
    public static List<String> select(String pattern, Inventory inventory, Place place, Problems problems) {
        return new HostPattern(inventory, place, problems).select(pattern, PatternParts.of(pattern, inventory));
    }

    /** As {@link #select}, for {@code --limit}: parts may be {@code @file}, for a file with a pattern in each line. */
    public static List<String> limit(String pattern, Inventory inventory, Path workingDirectory, Problems problems) {
        Place place = Place.of("--limit");
        List<String> parts = new ArrayList<>();
        for (String part : pattern.split(",")) {
            if (part.strip().startsWith("@")) {
                lines(part.strip().substring(1), workingDirectory, problems).forEach(line -> parts.addAll(PatternParts.of(line, inventory)));
            } else {
                parts.addAll(PatternParts.of(part, inventory));
            }
        }
        return new HostPattern(inventory, place, problems).select(pattern, parts);
    }

    private static Stream<String> lines(String file, Path workingDirectory, Problems problems) {
        try {
            return SourceFile.read(workingDirectory.resolve(file), file, problems).stream().flatMap(String::lines)
                    .map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (InvalidPathException noPath) {
            problems.error(Place.of(file), "there is no such file");
            return Stream.empty();
        }
    }

    private List<String> select(String pattern, List<String> parts) {
        Set<String> selected = new LinkedHashSet<>();
        if (!parts.isEmpty() && parts.stream().allMatch(part -> part.startsWith("!") || part.startsWith("&"))) {
            selected.addAll(inventory.groups().get(InventoryDraft.ALL));
        }
        parts.stream().filter(part -> !part.startsWith("!") && !part.startsWith("&")).forEach(part -> selected.addAll(matching(part)));
        parts.stream().filter(part -> part.startsWith("&")).forEach(part -> selected.retainAll(matching(part.substring(1))));
        parts.stream().filter(part -> part.startsWith("!")).forEach(part -> selected.removeAll(matching(part.substring(1))));
        if (selected.isEmpty() && !unknown) {
            String why = inventory.hosts().isEmpty() ? "; the inventory has none" : "";
            problems.warning(place, "the pattern '" + pattern + "' selects no host" + why);
        }
        return List.copyOf(selected);
    }

    private Set<String> matching(String part) {
        if (inventory.isNamed(part)) {
            return Set.of(part);
        }
        Matcher slice = SLICE.matcher(part);
        if (!part.startsWith("~") && slice.matches()) {
            List<String> hosts = List.copyOf(named(slice.group(1)));
            return hosts.isEmpty() ? Set.of() : new LinkedHashSet<>(slice(hosts, slice));
        } else if (!part.startsWith("~") && OLD_SLICE.matcher(part).matches()) {
            unknown = true;
            problems.warning(place, "'" + part + "' selects no host, here and in Ansible; a slice is written with ':', as in '[0:1]'");
            return Set.of();
        }
        return named(part);
    }

    private List<String> slice(List<String> hosts, Matcher slice) {
        int first = Integer.parseInt(slice.group(2) == null ? slice.group(3) : slice.group(2));
        int begin = first < 0 ? hosts.size() + first : first;
        if (begin < 0 || begin >= hosts.size()) {
            unknown = true;
            problems.warning(place, "'" + slice.group() + "' selects no host: '" + slice.group(1) + "' has "
                    + (hosts.size() == 1 ? "one, at 0" : hosts.size() + ", at 0 to " + (hosts.size() - 1)));
            return List.of();
        }
        int last = slice.group(2) != null ? begin : slice.group(4).isEmpty() ? hosts.size() : Integer.parseInt(slice.group(4));
        return hosts.subList(begin, Math.max(begin, Math.min(last, hosts.size() - 1) + 1));
    }

    /** What a name, a glob or a regular expression stands for; groups come before hosts, and a plain name of a group is not tried on hosts. */
    private Set<String> named(String name) {
        Optional<Predicate<String>> test = test(name);
        if (test.isEmpty()) {
            return Set.of();
        }
        Set<String> hosts = new LinkedHashSet<>();
        List<String> groups = inventory.groupNames().stream().filter(test.get()).toList();
        groups.forEach(group -> hosts.addAll(inventory.groups().get(group)));
        if (groups.isEmpty() || !PatternParts.isPlain(name)) {
            inventory.hostNames().stream().filter(test.get()).forEach(hosts::add);
        }
        if (hosts.isEmpty() && groups.isEmpty() && inventory.host(name).isPresent()) {
            hosts.add(name);
        } else if (hosts.isEmpty() && groups.isEmpty()) {
            noteUnknown(name);
        }
        return hosts;
    }

    private Optional<Predicate<String>> test(String name) {
        try {
            Pattern pattern = name.startsWith("~") ? Pattern.compile(name.substring(1)) : PatternParts.glob(name);
            return Optional.of(PatternParts.isPlain(name) ? name::equals
                    : text -> matches(pattern, text, name.startsWith("~")));
        } catch (PatternSyntaxException e) {
            unknown = true;
            problems.error(place, "'" + name + "' is no regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 2));
            return Optional.empty();
        }
    }

    /** A regular expression that goes through a name again and again is given up, and the pattern refused. */
    private boolean matches(Pattern pattern, String text, boolean begins) {
        try {
            return Budget.within(() -> {
                Matcher matcher = pattern.matcher(Budget.counted(text));
                return begins ? matcher.lookingAt() : matcher.matches();
            });
        } catch (Exhausted | StackOverflowError e) {
            if (!unknown) {
                problems.error(place, "the pattern '" + pattern + "' takes too long on the name '" + text + "'; make it simpler");
            }
            unknown = true;
            return false;
        }
    }

    private void noteUnknown(String name) {
        unknown = true;
        List<String> known = Stream.concat(inventory.groupNames().stream(), inventory.hostNames().stream()).toList();
        problems.warning(place, PatternParts.isPlain(name) ? "no host or group is called '" + name + "'" + Nearest.hint(name, known)
                : "no host or group matches '" + name + "'");
    }
}
