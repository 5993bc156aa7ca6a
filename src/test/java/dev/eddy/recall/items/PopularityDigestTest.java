package dev.eddy.recall.items;

import static dev.eddy.item.Popular.DAY;
import static dev.eddy.item.Popular.NOW;
import static dev.eddy.item.Popular.clicked;
import static dev.eddy.item.Popular.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemPopularity;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.Tag;
import dev.eddy.item.Transition;
import dev.eddy.item.VectorSpace;
import dev.eddy.vector.HalfLives;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PopularityDigestTest {
    private static final int MANY_ITEMS = 1_500;

    private final ItemNumbers numbers = new ItemNumbers();
    private final PopularityDigest digest = new PopularityDigest(numbers, NeighbourOptions.defaults());
    private final Map<String, ItemPopularity> known = new TreeMap<>();

    @Test
    void aRecordThatIsToldOfAgainIsNoChange() {
        ItemPopularity first = record(new float[] {1, 0});
        digest.add(first);
        digest.add(record(new float[] {1, 0}).plus(clicked("a", 1_000)));
        assertThat(digest.featureChanges()).isZero();
        digest.add(record(new float[] {0, 1}));
        assertThat(digest.featureChanges()).isEqualTo(1);
    }

    private static ItemPopularity record(float[] vector) {
        return ItemPopularity.of(new ItemFeatures(
                "a", 1, vector, List.of(new Tag("jazz", 1, null)), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false));
    }

    @Test
    void onlyVectorsOfItsSpacesAreKeptAndOfTheirDimension() {
        var spaced = new PopularityDigest(
                numbers,
                NeighbourOptions.defaults(),
                List.of(new VectorSpace("title", 2), new VectorSpace("sound", 3)));
        for (String space : List.of("title", "sound", "of yesterday")) {
            spaced.add(ItemPopularity.of(new ItemVector(space, "a", new float[] {0, 1})));
        }
        assertThat(spaced.get(numbers.of("a")).vectors()).containsOnlyKeys("title");
        float[] cosines = new float[1];
        spaced.spaces().get(1).cosines(new float[] {.6f, .8f}, new int[] {numbers.of("a")}, 0, 1, cosines);
        assertThat(cosines).containsExactly(.8f);
        spaced.add(ItemPopularity.of(new ItemVector("title", "a", ItemVector.NONE)));
        assertThat(spaced.get(numbers.of("a")).vectors()).isNull();
        spaced.spaces().get(1).cosines(new float[] {.6f, .8f}, new int[] {numbers.of("a")}, 0, 1, cosines);
        assertThat(cosines).containsExactly(0);
    }

    @Test
    void whatIsGoneLeavesNothingBehindAndComesBackWhole() {
        ItemPopularity jazz = record(new float[] {1, 0}).plus(clicked("a", NOW));
        digest.add(jazz);
        digest.add(Popular.record("other", 1).plus(clicked("other", NOW)));
        assertThat(digest.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "other");
        digest.add(ItemPopularity.gone("a"));
        assertThat(digest.get("a")).isNull();
        assertThat(digest.recallableItems()).isEqualTo(1);
        assertThat(digest.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("other");
        List<String> told = new ArrayList<>();
        digest.forEach(item -> told.add(item.itemId()));
        assertThat(told).containsExactly("other");
        digest.add(jazz);
        assertThat(digest.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "other");
    }

    @Test
    void manyDeadItemsTakeNoMoreRoomThanThoseThatLive() {
        var transition = new Transition("followed", "a", 6);
        digest.add(Popular.record("followed", 1).plus(ItemPopularity.of(transition)));
        for (int day = 0; day < 20; day++) {
            for (int i = 0; i < 2_000; i++) {
                digest.add(Popular.record("item-" + day + "-" + i, 1).plus(clicked("item-" + day + "-" + i, NOW)));
            }
            for (int i = 0; i < 2_000; i++) {
                digest.add(ItemPopularity.gone("item-" + day + "-" + i));
            }
            numbers.recycle();
        }
        assertThat(numbers.size()).as("those that live, and what follows them").isEqualTo(2);
        assertThat(digest.next(new int[] {numbers.find("followed")}, NOW, item -> true)
                        .itemIds())
                .as("its number is another's by now, had it not been held")
                .isEmpty();
        digest.add(Popular.record("a", 1).plus(clicked("a", NOW)));
        assertThat(digest.next(new int[] {numbers.find("followed")}, NOW, item -> true)
                        .itemIds())
                .containsExactly("a");
    }

    @Test
    void anItemThatWasOverAndIsBackIsAmongTheHottestAgain() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            digest.add(Popular.record("old-" + i, 1, NOW - DAY, NOW, false).plus(clicked("old-" + i, NOW - DAY)));
        }
        digest.add(Popular.record("new", 1).plus(clicked("new", NOW)));
        long later = NOW + DAY;
        assertThat(digest.hottest(1, later, 5, item -> true).itemIds()).containsExactly("new");
        digest.add(Popular.record("old-7", 2, NOW - DAY, NOW + 2 * DAY, false));
        assertThat(digest.hottest(1, later, 5, item -> true).itemIds()).containsExactly("new", "old-7");
    }

    @Test
    void theHottestAreThoseOfASort() {
        happen(new Random(1), 300, 3_000);
        assertHottest(20, item -> true);
    }

    @Test
    void theHottestAreThoseOfASortAmongManyItems() {
        happen(new Random(2), MANY_ITEMS, 8_000);
        assertHottest(100, item -> true);
    }

    @Test
    void whoHadMostOfTheHotItemsGetsTheNextHottest() {
        happen(new Random(3), MANY_ITEMS, 8_000);
        for (int halfLife = 0; halfLife < HalfLives.COUNT; halfLife++) {
            Set<String> had = new HashSet<>(expected(halfLife, 1_200, item -> true));
            assertHottest(50, item -> !had.contains(item));
        }
    }

    @Test
    void anItemThatWasOnlyShownIsNeverHot() {
        happen(new Random(4), MANY_ITEMS, 6_000);
        for (int i = 0; i < 50; i++) {
            put(Popular.record("aa-shown-" + i, 1).plus(shown("aa-shown-" + i, NOW - DAY)));
        }
        // Even when hardly anything else is left.
        Set<String> left = new HashSet<>(expected(0, MANY_ITEMS, item -> true));
        expected(0, left.size() - 10, item -> true).forEach(left::remove);
        assertHottest(50, item -> left.contains(item) || item.startsWith("aa-shown"));
    }

    @Test
    void expiredItemsAreSkipped() {
        put(Popular.record("gone", 1, Long.MIN_VALUE, NOW, false).plus(clicked("gone", NOW - 1)));
        put(Popular.record("here", 1).plus(clicked("here", NOW - DAY)));
        assertThat(digest.hottest(0, NOW - 1, 5, item -> true).itemIds()).containsExactly("gone", "here");
        assertThat(digest.hottest(0, NOW, 5, item -> true).itemIds()).containsExactly("here");
    }

    @Test
    void whatIsAskedOfAnItemIsWhatItsPopularitySays() {
        var features = new ItemFeatures("a", 1, new float[] {0, 1}, List.of(), .7f, Long.MIN_VALUE, NOW, false);
        ItemPopularity item = ItemPopularity.of(features)
                .plus(clicked("a", NOW - DAY))
                .plus(shown("a", NOW - DAY))
                .plus(shown("a", NOW));
        put(Popular.record("b", 1));
        put(item);
        int a = numbers.of("a");
        assertThat(digest.get(a)).isSameAs(item);
        assertThat(digest.hotness(a, NOW)).isCloseTo(item.hotness(1, NOW), withPercentage(1e-7));
        assertThat(digest.availableSinceMillis(a)).isEqualTo(item.availableSinceMillis());
        assertThat(digest.clickThroughRate(a, NOW, .05, 20))
                .isCloseTo(item.clickThroughRate(NOW, .05, 20), withPercentage(1e-7));
        float[] cosines = new float[1];
        digest.cosines(new float[] {.6f, .8f}, new int[] {a}, 0, 1, cosines);
        assertThat(cosines).containsExactly(.8f);
        assertThat(digest.quality(a)).isEqualTo(.7f);
        for (long at : new long[] {NOW - DAY - 1, NOW - DAY, NOW}) {
            assertThat(digest.isRecallableAt(a, at)).isEqualTo(item.isRecallableAt(at));
        }
    }

    @Test
    void itemsThatLieYearsApartAreEachAsHotAsTheyAre() {
        ItemPopularity old = Popular.record("old", 1).plus(clicked("old", NOW)).plus(shown("old", NOW));
        long later = NOW + 20_000 * DAY;
        ItemPopularity young =
                Popular.record("young", 1).plus(clicked("young", later)).plus(shown("young", later));
        put(old);
        assertAsHot(old, NOW);
        put(young);
        assertAsHot(old, later);
        assertAsHot(young, later);
        assertThat(digest.hottest(0, later, 5, item -> true).scores()).containsExactly(1, 0);
    }

    private void assertAsHot(ItemPopularity item, long asOf) {
        int number = numbers.of(item.itemId());
        assertThat(digest.hotness(number, asOf)).isCloseTo(item.hotness(1, asOf), withPercentage(1e-7));
        assertThat(digest.clickThroughRate(number, asOf, .05, 20))
                .isCloseTo(item.clickThroughRate(asOf, .05, 20), withPercentage(1e-7));
    }

    @Test
    void whatIsNotInTheDigestIsNotRecallable() {
        put(Popular.record("a", 1).plus(clicked("a", NOW)));
        assertThat(digest.isRecallableAt(numbers.of("a"), NOW)).isTrue();
        assertThat(digest.isRecallableAt(numbers.of("b"), NOW)).isFalse();
        assertThat(digest.get(numbers.of("b"))).isNull();
    }

    @Test
    void whatFollowsAnItemIsWhatItsLatestStandingSays() {
        for (String item : List.of("a", "b", "c")) {
            put(Popular.record(item, 1).plus(clicked(item, NOW)));
        }
        put(known.get("a").plus(ItemPopularity.of(new Transition("a", "b", 6))));
        put(known.get("a").plus(clicked("a", NOW)));
        assertThat(followersOfA()).containsExactly("b");
        put(known.get("a").plus(ItemPopularity.of(new Transition("a", "c", 12))));
        assertThat(followersOfA()).containsExactly("c", "b");
        put(known.get("a").plus(ItemPopularity.of(new Transition("a", "c", -12))));
        assertThat(followersOfA()).containsExactly("b");
    }

    private List<String> followersOfA() {
        return digest.next(new int[] {numbers.of("a")}, NOW, item -> true).itemIds();
    }

    @Test
    void aNewerStandingReplacesTheOldOne() {
        put(Popular.record("a", 1).plus(clicked("a", NOW)));
        put(Popular.record("b", 1).plus(clicked("b", NOW)).plus(clicked("b", NOW)));
        assertThat(digest.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("b", "a");
        put(known.get("a").plus(clicked("a", NOW)).plus(clicked("a", NOW)));
        assertThat(digest.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "b");
    }

    @Test
    void ofTwoEquallyHotTheNameDecidesWhateverTheOrderOfTheirClicks() {
        var random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                times.add(NOW - (long) (3 * DAY * random.nextDouble()));
            }
            var twins = new PopularityDigest(new ItemNumbers(), NeighbourOptions.defaults());
            for (String item : List.of("a", "b", "c", "d")) {
                Collections.shuffle(times, random);
                ItemPopularity popularity = Popular.record(item, 1);
                for (long at : times) {
                    popularity = popularity.plus(clicked(item, at));
                }
                twins.put(popularity);
            }
            for (int halfLife = 0; halfLife < HalfLives.COUNT; halfLife++) {
                assertThat(twins.hottest(halfLife, NOW, 4, item -> true).itemIds())
                        .containsExactly("a", "b", "c", "d");
            }
        }
    }

    @Test
    void scoresAreTheDecayedPopularity() {
        put(Popular.record("a", 1).plus(clicked("a", NOW - 3 * DAY)));
        RankedItems list = digest.hottest(1, NOW, 5, item -> true);
        assertThat(list.scores()).containsExactly(.5f);
    }

    /** Clicks on items with a few favourites; every ninth item is taken down in the end. */
    private void happen(Random random, int items, int clicks) {
        for (int i = 0; i < clicks; i++) {
            String item = "item-" + (int) (items * random.nextDouble() * Math.sqrt(random.nextDouble()));
            long at = NOW - (long) (60 * DAY * random.nextDouble());
            ItemPopularity before = known.getOrDefault(item, Popular.record(item, 1));
            put(before.plus(clicked(item, at)));
        }
        for (int i = 0; i < items; i += 9) {
            String item = "item-" + i;
            put(known.getOrDefault(item, Popular.record(item, 1))
                    .plus(Popular.record(item, 2, Long.MIN_VALUE, Long.MAX_VALUE, true)));
        }
    }

    private void put(ItemPopularity item) {
        known.put(item.itemId(), item);
        digest.put(item);
    }

    private void assertHottest(int limit, Predicate<String> isWanted) {
        for (int halfLife = 0; halfLife < HalfLives.COUNT; halfLife++) {
            RankedItems list = digest.hottest(halfLife, NOW, limit, item -> isWanted.test(numbers.id(item)));
            assertThat(list.itemIds()).isEqualTo(expected(halfLife, limit, isWanted));
            assertThat(list.size()).isEqualTo(list.itemIds().size());
        }
    }

    private List<String> expected(int halfLife, int limit, Predicate<String> isWanted) {
        return known.values().stream()
                .filter(item -> item.isRecallableAt(NOW) && isWanted.test(item.itemId()))
                .filter(item -> item.hotness(halfLife, NOW) > 0)
                .sorted(Comparator.comparingDouble((ItemPopularity item) -> -item.hotness(halfLife, NOW))
                        .thenComparing(ItemPopularity::itemId))
                .limit(limit)
                .map(ItemPopularity::itemId)
                .toList();
    }
}
