package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.item.Successors;
import dev.eddy.option.Options;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SequentialRulesTest {
    private static final double FADE =
            Options.defaults(NeighbourOptions.class).sequence().fade();

    private final ItemNumbers numbers = new ItemNumbers();
    private final SequentialRules rules = new SequentialRules(numbers, Options.defaults(NeighbourOptions.class));

    @Test
    void whatFollowedTheLastItemMostOftenComesFirst() {
        follow("a", 10, "x", 2, "y", 6, "z", 2);
        assertThat(list("a").itemIds()).containsExactly("y", "x", "z");
        assertThat(list("a").scores()[0]).isEqualTo(.6f, within(1e-6f));
    }

    @Test
    void anEarlierItemCountsLess() {
        follow("a", 10, "x", 5);
        follow("b", 10, "y", 5);
        assertThat(list("b", "a").itemIds()).containsExactly("y", "x");
        assertThat(list("b", "a").scores()[1]).isEqualTo((float) (.5 * FADE), within(1e-6f));
    }

    @Test
    void aPopularItemDoesNotDrownTheOthers() {
        follow("popular", 10_000, "x", 1_000);
        follow("rare", 10, "y", 8);
        assertThat(list("popular", "rare").itemIds()).containsExactly("y", "x");
    }

    @Test
    void theLatestWordOnAnItemCounts() {
        follow("a", 10, "x", 5);
        follow("a", 20, "y", 5);
        assertThat(list("a").itemIds()).containsExactly("y");
    }

    @Test
    void ofAnItemNobodyKnowsNothingFollows() {
        assertThat(list("unknown").size()).isZero();
    }

    @Test
    void moreTakenBackThanIsStillCountedLeavesNoScoreThatIsNotANumber() {
        // Counts are halved at times, later withdrawals are not.
        follow("a", 0, "b", 6, "c", -6);
        assertThat(list("a").size()).isOne();
        assertThat(list("a").scores()[0]).isEqualTo(1);
        follow("a", -12, "b", -6, "c", -6);
        assertThat(list("a").size()).isZero();
    }

    private void follow(String item, long total, Object... followersAndCounts) {
        String[] followers = new String[followersAndCounts.length / 2];
        int[] counts = new int[followers.length];
        Arrays.setAll(followers, i -> (String) followersAndCounts[2 * i]);
        Arrays.setAll(counts, i -> (int) followersAndCounts[2 * i + 1]);
        rules.put(numbers.of(item), new Successors(followers, counts, total));
    }

    private RankedItems list(String... newestFirst) {
        int[] recents = Arrays.stream(newestFirst).mapToInt(numbers::of).toArray();
        return RankedSums.best(rules.sums(recents), 100, numbers);
    }
}
