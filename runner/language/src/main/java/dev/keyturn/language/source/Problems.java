package dev.keyturn.language.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while texts are read, so that a user sees all of it at once. Not for several threads. */
public final class Problems {
    private static final int MOST = 200;

    private final Set<Problem> found = new LinkedHashSet<>();

    /** Notes a mistake; the run will not start. */
    public void error(Place place, String message) {
        add(new Problem(place, false, message));
    }

    /** Notes something that the user should see, and that stops nothing. */
    public void warning(Place place, String message) {
        add(new Problem(place, true, message));
    }

    /** Takes over what another reader found. */
    public void addAll(List<Problem> others) {
        others.forEach(this::add);
    }

    private void add(Problem problem) {
        if (found.size() < MOST || !problem.warning() && !hasErrors()) {
            found.add(problem);
        }
    }

    /** Whether a mistake was noted. */
    public boolean hasErrors() {
        return found.stream().anyMatch(p -> !p.warning());
    }

    /** The warnings so far. */
    public List<Problem> warnings() {
        return found.stream().filter(Problem::warning).toList();
    }

    /** All so far, in the order of their places within each file. */
    public List<Problem> all() {
        List<String> files = new ArrayList<>();
        found.forEach(p -> files.add(p.place().file()));
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(java.util.Comparator.<Problem>comparingInt(p -> files.indexOf(p.place().file()))
                .thenComparingInt(p -> p.place().line()).thenComparingInt(p -> p.place().column()));
        return List.copyOf(sorted);
    }

    /**
     * Ends the reading if a mistake was noted.
     *
     * @throws LoadException with all that was found
     */
    public void throwIfAny() throws LoadException {
        if (hasErrors()) {
            throw new LoadException(all());
        }
    }
}
