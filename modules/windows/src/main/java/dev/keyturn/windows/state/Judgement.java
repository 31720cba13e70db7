package dev.keyturn.windows.state;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How something is judged, and why.
 *
 * @param rating the rating
 * @param reason why, a clause
 */
public record Judgement(Rating rating, String reason) {
    static Judgement good(String reason) {
        return new Judgement(Rating.GOOD, reason);
    }

    static Judgement weak(String reason) {
        return new Judgement(Rating.WEAK, reason);
    }

    static Judgement unknown(String reason) {
        return new Judgement(Rating.UNKNOWN, reason);
    }

    static Judgement bad(String reason) {
        return new Judgement(Rating.BAD, reason);
    }

    static Judgement none(String reason) {
        return new Judgement(Rating.NONE, reason);
    }

    /** The same, but of the given rating and for that reason if this one is good. */
    Judgement unlessGood(Rating worse, String why) {
        return rating == Rating.GOOD ? new Judgement(worse, why) : this;
    }

    /** The worst of several, with the reasons of all that are not good, the worst first. */
    static Judgement worst(List<Judgement> all) {
        List<Judgement> wrong = all.stream().filter(j -> j.rating.compareTo(Rating.GOOD) > 0)
                .sorted(Comparator.comparing(Judgement::rating).reversed()).distinct().toList();
        if (wrong.isEmpty()) {
            return all.stream().max(Comparator.comparing(Judgement::rating)).orElseGet(() -> unknown("nothing is known"));
        }
        return new Judgement(wrong.get(0).rating, wrong.stream().map(Judgement::reason).collect(Collectors.joining("; ")));
    }
}
