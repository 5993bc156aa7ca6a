package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.Behaviours;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Test vocabulary: random clicks, and what a list made of naively computed scores must be. */
final class NaiveLists {
    static final int LIMIT = 8;

    private static final double TOLERANCE = 1e-5;

    private NaiveLists() {}

    /** Clicks of all weights in 20 hours: a user comes every quarter of an hour or so, and some items again. */
    static List<Behaviour> clicks(int seed) {
        return World.events(new Random(seed), 8, 900).stream()
                .filter(event -> Behaviours.WEIGHTS.isClick(event.type()))
                .toList();
    }

    /** Each item a user clicked once, by the latest click on it, newest first. */
    static List<String> newestFirst(List<Behaviour> clicks) {
        var items = new LinkedHashSet<String>();
        for (int i = clicks.size() - 1; i >= 0; i--) {
            items.add(clicks.get(i).itemId());
        }
        return List.copyOf(items);
    }

    static List<Behaviour> of(String userId, List<Behaviour> clicks) {
        return clicks.stream().filter(click -> click.userId().equals(userId)).toList();
    }

    /** Compares a list with the best of the scores; which of two close ones comes first is left open. */
    static void compare(List<String> recalled, Map<String, Double> scores, List<String> had) {
        had.forEach(scores::remove);
        scores.values().removeIf(score -> score <= TOLERANCE);
        List<Double> best = scores.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(LIMIT)
                .toList();
        assertThat(recalled).hasSize(best.size()).doesNotHaveDuplicates();
        for (int rank = 0; rank < best.size(); rank++) {
            assertThat(scores.get(recalled.get(rank)) / best.get(rank)).isCloseTo(1, within(TOLERANCE));
        }
    }
}
