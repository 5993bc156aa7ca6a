package dev.eddy.recall.cluster;

import static dev.eddy.recall.cluster.Members.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedItems;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of the index against those of {@link NaiveCluster}, channel by channel, on random clusters. */
class ClusterModelReferenceTest {
    private static final int MEMBERS = 40;
    private static final int ITEMS = 60;
    /** Scores are floats, and sums in another order round differently. */
    private static final double TOLERANCE = 1e-5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theShippedSettings(long seed) {
        compare(Settings.shipped(15), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyBoundReached(long seed) {
        compare(Settings.tight(10), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fewWhoShare(long seed) {
        compare(Settings.filledUp(10), seed);
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsHidden(FilterOptions.Seen seen) {
        compare(Settings.shipped(15), options(seen), 5);
        compare(Settings.tight(10), options(seen), 6);
    }

    private static void compare(NeighbourOptions options, long seed) {
        compare(options, Options.defaults(FilterOptions.class), seed);
    }

    /** Every fifth member is a robot. */
    private static void compare(NeighbourOptions options, FilterOptions filter, long seed) {
        var random = new Random(seed);
        List<Member> members = new ArrayList<>();
        var numbers = new ItemNumbers();
        var model = new ClusterModel(options, filter, numbers);
        for (int i = 0; i < MEMBERS; i++) {
            Member member = Members.random(random, "user-" + i, ITEMS, 1);
            members.add(i % 5 == 4 ? Members.robot(member) : member);
            model.put(members.get(i));
        }
        ReturnRates rates = learned(members);
        // A late refresh asks for an instant before some of the interactions.
        for (long asOf : new long[] {NOW, NOW - 50 * Members.HOUR}) {
            var naive = new NaiveCluster(options, members, asOf, rates);
            for (Member member : members) {
                Map<String, RankedItems> lists = Members.lists(
                        model, member.userId(), asOf, options.listSize(), item -> isUp(numbers.id(item)), rates);
                assertThat(lists).hasSize(5 + HalfLives.COUNT);
                lists.forEach((channel, list) ->
                        compare(channel, list, allowed(naive, channel, member, filter, asOf), options.listSize()));
            }
        }
    }

    private static void compare(String channel, RankedItems list, Map<String, Double> expected, int listSize) {
        List<Double> best = expected.values().stream()
                .sorted((a, b) -> Double.compare(b, a))
                .limit(listSize)
                .toList();
        assertThat(list.itemIds()).hasSize(best.size()).doesNotHaveDuplicates();
        assertThat(list.size()).isEqualTo(best.size());
        for (int rank = 0; rank < best.size(); rank++) {
            double score = list.scores()[rank];
            assertThat(score).as(channel).isCloseTo(best.get(rank), Percentage.withPercentage(100 * TOLERANCE));
            assertThat(expected.get(list.itemIds().get(rank)) / score).isEqualTo(1, within(TOLERANCE));
        }
    }

    /** Rates learned from members who often returned to their last item, and seldom to older ones. */
    private static ReturnRates learned(List<Member> members) {
        var rates = new ReturnRates();
        for (Member member : members) {
            Interaction[] had =
                    member.history().stream().filter(Interaction::isPositive).toArray(Interaction[]::new);
            for (int i = 0; i < had.length; i++) {
                rates.learn(had, new Interaction(i % 3 == 0 ? had[0].itemId() : "new", NOW, 0, 1));
            }
        }
        return rates;
    }

    private static Map<String, Double> allowed(
            NaiveCluster naive, String channel, Member member, FilterOptions filter, long asOf) {
        Map<String, Double> scores = naive.scores(channel, member.userId());
        Map<String, Double> returning = naive.scores("repeat", member.userId());
        Set<String> hidden = new HashSet<>();
        for (Interaction interaction : member.history()) {
            Duration age = Duration.ofMillis(asOf - interaction.atMillis());
            boolean isHidden =
                    switch (filter.seen()) {
                        case FOREVER -> true;
                        case LEARNED -> returning.getOrDefault(interaction.itemId(), 0.0) < ReturnRates.LEAST;
                        case WINDOW -> !interaction.isPositive() || age.compareTo(filter.seenWindow()) < 0;
                        case OFF -> !interaction.isPositive();
                    };
            if (isHidden) {
                hidden.add(interaction.itemId());
            }
        }
        Predicate<String> isWanted = item -> !hidden.contains(item) && isUp(item);
        scores.keySet().removeIf(isWanted.negate());
        return scores;
    }

    /** Every seventh item is not recallable. */
    private static boolean isUp(String item) {
        return Integer.parseInt(item.substring("item-".length())) % 7 != 0;
    }

    private static FilterOptions options(FilterOptions.Seen seen) {
        return Options.with(
                Options.defaults(FilterOptions.class),
                Map.of("filter.seen", seen, "filter.seen-window", Duration.ofDays(10)));
    }
}
