package dev.eddy.trial;

import dev.eddy.client.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a stored list with the expected one: equal items with equal scores, to a relative 1e-3. Only items tied with the last
 * item may differ.
 */
final class ListComparison {
    private static final double TOLERANCE = 1e-3;

    private ListComparison() {}

    /** The first difference in words; empty when the lists are equal. */
    static Optional<String> difference(List<Candidate> expected, List<Candidate> actual) {
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
