package dev.eddy.trial;

import dev.eddy.client.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a stored list with the one it should be: the same items with the same scores, to a relative 1e-3; only items
 * tied with the last may be others.
 */
public final class ListComparison {
    private static final double TOLERANCE = 1e-3;

    private ListComparison() {}

    /** What is wrong with the actual list; empty when nothing is. */
    public static Optional<String> difference(List<Candidate> expected, List<Candidate> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of(expected.size() + " items expected, there are " + actual.size());
        }
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        double last = expected.get(expected.size() - 1).score();
        Map<String, Float> actualScores = new HashMap<>();
        actual.forEach(candidate -> actualScores.put(candidate.itemId(), candidate.score()));
        for (Candidate candidate : expected) {
            Float score = actualScores.remove(candidate.itemId());
            if (score == null && !isClose(candidate.score(), last)) {
                return Optional.of("item " + candidate.itemId() + " is missing, score " + candidate.score());
            }
            if (score != null && !isClose(candidate.score(), score)) {
                return Optional.of(
                        "item " + candidate.itemId() + " has score " + score + " instead of " + candidate.score());
            }
        }
        return actualScores.entrySet().stream()
                .filter(extra -> !isClose(extra.getValue(), last))
                .findFirst()
                .map(extra -> "item " + extra.getKey() + " should not be there, score " + extra.getValue());
    }

    private static boolean isClose(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }
}
