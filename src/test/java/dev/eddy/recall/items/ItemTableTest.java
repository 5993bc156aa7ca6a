package dev.eddy.recall.items;

import static dev.eddy.item.Popular.DAY;
import static dev.eddy.item.Popular.NOW;
import static dev.eddy.item.Popular.clicked;
import static dev.eddy.item.Popular.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.Tag;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.tower.Towers;
import dev.eddy.tower.UserTower;
import dev.eddy.user.Interaction;
import dev.eddy.vector.HalfLives;
import dev.eddy.vector.PackedQuery;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.Collection;
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

class ItemTableTest {
    private static final int MANY_ITEMS = 1_500;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private final Map<String, ItemUpdate> known = new TreeMap<>();

    @Test
    void aRecordThatIsToldOfAgainIsNoChange() {
        ItemUpdate first = record(new float[] {1, 0});
        table.add(first);
        table.add(record(new float[] {1, 0}).plus(clicked("a", 1_000)));
        assertThat(table.featureChanges()).isZero();
        table.add(record(new float[] {0, 1}));
        assertThat(table.featureChanges()).isEqualTo(1);
    }

    private static ItemUpdate record(float[] vector) {
        return ItemUpdate.of(new ItemFeatures(
                "a", 1, vector, List.of(new Tag("jazz", 1, null)), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false));
    }

    @Test
    void onlyVectorsOfItsSpacesAreKeptAndOfTheirDimension() {
        var spaced = new ItemTable(
                numbers,
                Options.defaults(NeighbourOptions.class),
                List.of(VectorSpace.ofContent("title", 2), VectorSpace.ofContent("sound", 3)));
        for (String space : List.of("title", "sound", "of yesterday")) {
            spaced.add(ItemUpdate.of(new ItemVector(space, "a", new float[] {0, 1})));
        }
        assertThat(spaced.get(numbers.of("a")).vectors()).containsOnlyKeys("title");
        float[] cosines = new float[1];
        spaced.spaces()
                .get(1)
                .vectors()
                .cosines(new PackedQuery(new float[] {.6f, .8f}), new int[] {numbers.of("a")}, 0, 1, cosines);
        assertThat(cosines[0]).isCloseTo(.8f, within(.001f));
        spaced.add(ItemUpdate.of(new ItemVector("title", "a", ItemVector.NONE)));
        assertThat(spaced.get(numbers.of("a")).vectors()).isNull();
        spaced.spaces()
                .get(1)
                .vectors()
                .cosines(new PackedQuery(new float[] {.6f, .8f}), new int[] {numbers.of("a")}, 0, 1, cosines);
        assertThat(cosines).containsExactly(0);
    }

    @Test
    void ofASpaceItHasTheVersionInUseAndTheOtherOne() {
        ItemTable spaced = moves();
        for (int version = 0; version <= 3; version++) {
            spaced.add(move(version, "a", version, 1));
        }
        assertThat(spaced.get("a").vectors()).hasSize(4);
        spaced.use(new SpaceVersions("moves", 2, 1));
        assertThat(spaced.get("a").vectors())
                .as("the third may be the next")
                .containsOnlyKeys("moves@1", "moves@2", "moves@3");
        assertThat(inUse(spaced, "a")[0]).isEqualTo(2 / (float) Math.sqrt(5));
        spaced.add(move(0, "b", 1, 1));
        assertThat(spaced.get("b").vectors()).isNull();
        spaced.use(new SpaceVersions("moves", 2, 3));
        spaced.add(move(3, "b", 1, 1));
        assertThat(inUse(spaced, "b")).isNull();
        spaced.use(new SpaceVersions("moves", 3, 2));
        assertThat(inUse(spaced, "b")[0]).isEqualTo((float) Math.sqrt(.5), within(1e-6f));
        spaced.use(new SpaceVersions("moves", 1, 3));
        assertThat(inUse(spaced, "a")).as("given up before").isNull();
    }

    /** Orders and vectors come by two topics. */
    @Test
    void versionsThatNoOrderIsAboutAreBounded() {
        ItemTable spaced = moves();
        spaced.use(new SpaceVersions("moves", 3, 2));
        for (int version = 2; version <= 50; version++) {
            spaced.add(move(version, "a", 1, 1));
        }
        assertThat(spaced.get("a").vectors())
                .containsOnlyKeys(
                        "moves@2", "moves@3", "moves@45", "moves@46", "moves@47", "moves@48", "moves@49", "moves@50");
    }

    @Test
    void aVersionMayComeBeforeTheOrderAboutIt() {
        ItemTable spaced = moves();
        spaced.use(new SpaceVersions("moves", 2, 1));
        spaced.add(move(3, "a", 1, 1));
        spaced.use(new SpaceVersions("moves", 3, 2));
        assertThat(inUse(spaced, "a")).isNotNull();
    }

    @Test
    void anOrderAboutASpaceThatIsNotThereIsKeptForLater() {
        ItemTable spaced = moves();
        spaced.use(new SpaceVersions("title", 1, 0));
        assertThat(spaced.versions()).containsExactly(new SpaceVersions("title", 1, 0));
        assertThat(spaced.allSpaces()).hasSize(2);
    }

    @Test
    void aUserTowerBelongsToOneVersionOfItsSpace() {
        var spaced = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofTower("taste", 2)));
        spaced.use(new NewTower("taste", 7, Towers.random(2, 7)));
        assertThat(towerInUse(spaced)).as("version 0 has none").isNull();
        spaced.use(new SpaceVersions("taste", 7, 0));
        assertThat(towerInUse(spaced)).isNotNull();
        spaced.use(new NewTower("taste", 8, Towers.random(2, 8)));
        spaced.use(new NewTower("taste", 5, Towers.random(2, 5)));
        assertThat(spaced.towers())
                .as("older ones are not wanted")
                .extracting(NewTower::version)
                .containsExactly(7L, 8L);
        spaced.use(new SpaceVersions("taste", 8, SpaceVersions.NONE));
        assertThat(spaced.towers()).extracting(NewTower::version).containsExactly(8L);
        spaced.use(new NewTower("taste", 8, NewTower.TAKEN_BACK));
        assertThat(towerInUse(spaced)).isNull();
        assertThat(spaced.towers()).isEmpty();
    }

    @Test
    void aUserTowerOfAnotherDimensionOrForAnotherKindOfSpaceIsNotUsed() {
        ItemTable spaced = moves();
        spaced.use(new NewTower("moves", 0, Towers.random(2, 1)));
        assertThat(towerInUse(spaced)).isNull();
        var taste = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofTower("taste", 2)));
        taste.use(new NewTower("taste", 0, Towers.random(4, 1)));
        assertThat(towerInUse(taste)).isNull();
    }

    @Test
    void aUsersVectorFollowsTheTowerTheItemsAndTheClicks() {
        var taste = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofTower("taste", 2)));
        ItemSpace space = taste.spaces().get(1);
        List<Interaction> history = List.of(new Interaction("a", NOW, 1, 1));
        taste.add(record(new float[] {1, 0}).plus(ItemUpdate.of(new ItemVector("taste", "a", new float[] {1, 0}))));
        assertThat(space.towerVector(history, place -> numbers.of("a")))
                .as("without a tower")
                .isNull();
        taste.use(new NewTower("taste", 0, Towers.newestClick(2)));
        assertThat(space.towerVector(history, place -> numbers.of("a"))).containsExactly(1, 0);
        taste.add(ItemUpdate.of(new ItemVector("taste", "a", new float[] {0, 1})));
        assertThat(space.towerVector(history, place -> numbers.of("a")))
                .as("another vector")
                .containsExactly(0, 1);
        assertThat(space.towerVector(List.of(), place -> 0)).as("another user").isNull();
        taste.use(new NewTower("taste", 0, NewTower.TAKEN_BACK));
        assertThat(space.towerVector(history, place -> numbers.of("a"))).isNull();
    }

    private static UserTower towerInUse(ItemTable table) {
        return table.spaces().get(1).tower();
    }

    private ItemTable moves() {
        return new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("moves", 2)));
    }

    private static ItemUpdate move(long version, String itemId, float... vector) {
        return ItemUpdate.of(new ItemVector("moves", itemId, Vectors.unit(vector)).inVersion(version));
    }

    private static float[] inUse(ItemTable table, String itemId) {
        return table.spaces().get(1).vectorOf(table.get(itemId));
    }

    @Test
    void anInputGoesWithItsVector() {
        var spaced = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("moves", 2)));
        ItemSpace space = spaced.spaces().get(1);
        spaced.add(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0}, new float[] {0, 1})));
        assertThat(space.vectorOf(spaced.get("a"))).containsExactly(1, 0);
        assertThat(space.inputOf(spaced.get("a"))).containsExactly(0, 1);
        spaced.add(ItemUpdate.of(new ItemVector("moves", "a", new float[] {1, 0})));
        assertThat(space.inputOf(spaced.get("a")))
                .as("the later record has no input")
                .containsExactly(1, 0);
    }

    @Test
    void whatIsGoneLeavesNothingBehindAndComesBackWhole() {
        ItemUpdate jazz = record(new float[] {1, 0}).plus(clicked("a", NOW));
        table.add(jazz);
        table.add(Popular.record("other", 1).plus(clicked("other", NOW)));
        assertThat(table.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "other");
        table.add(ItemUpdate.gone("a"));
        assertThat(table.get("a")).isNull();
        assertThat(table.recallableItems()).isEqualTo(1);
        assertThat(table.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("other");
        List<String> told = new ArrayList<>();
        table.forEach(item -> told.add(item.itemId()));
        assertThat(told).containsExactly("other");
        table.add(jazz);
        assertThat(table.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "other");
    }

    @Test
    void manyDeadItemsTakeNoMoreRoomThanThoseThatLive() {
        table.add(Popular.record("followed", 1).plus(Popular.followed("followed", "a", 6)));
        for (int day = 0; day < 20; day++) {
            for (int i = 0; i < 2_000; i++) {
                table.add(Popular.record("item-" + day + "-" + i, 1).plus(clicked("item-" + day + "-" + i, NOW)));
            }
            for (int i = 0; i < 2_000; i++) {
                table.add(ItemUpdate.gone("item-" + day + "-" + i));
            }
            numbers.recycle();
        }
        assertThat(numbers.size()).as("those that live, and what follows them").isEqualTo(2);
        assertThat(followersOf("followed"))
                .as("its number is another's by now, had it not been held")
                .containsExactly("a");
    }

    @Test
    void anItemThatWasOverAndIsBackIsAmongTheHottestAgain() {
        for (int i = 0; i < MANY_ITEMS; i++) {
            table.add(Popular.record("old-" + i, 1, NOW - DAY, NOW, false).plus(clicked("old-" + i, NOW - DAY)));
        }
        table.add(Popular.record("new", 1).plus(clicked("new", NOW)));
        long later = NOW + DAY;
        assertThat(table.hottest(1, later, 5, item -> true).itemIds()).containsExactly("new");
        table.add(Popular.record("old-7", 2, NOW - DAY, NOW + 2 * DAY, false));
        assertThat(table.hottest(1, later, 5, item -> true).itemIds()).containsExactly("new", "old-7");
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
    void theNewestAreThoseOfASortWhateverHappensToThem() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var lived = new ItemTable(new ItemNumbers(), Options.defaults(NeighbourOptions.class), List.of());
            Map<String, ItemUpdate> now = new TreeMap<>();
            for (int i = 0; i < 4_000; i++) {
                String item = "item-" + random.nextInt(MANY_ITEMS);
                ItemUpdate before = now.getOrDefault(item, Popular.record(item, 1));
                ItemUpdate part = random.nextInt(3) == 0
                        ? clicked(item, NOW - random.nextLong(60 * DAY))
                        : Popular.record(
                                item,
                                i + 2,
                                random.nextInt(5) == 0 ? Long.MIN_VALUE : NOW - random.nextLong(-DAY, 60 * DAY),
                                random.nextInt(5) == 0 ? NOW - random.nextLong(DAY) : Long.MAX_VALUE,
                                random.nextInt(5) == 0);
                now.put(item, before.plus(part));
                lived.put(now.get(item));
                if (random.nextInt(1_000) == 0) {
                    assertThat(lived.newest(NOW, 100).itemIds()).isEqualTo(newest(now.values(), 100));
                    String gone = now.keySet().iterator().next();
                    lived.add(ItemUpdate.of(ItemFeatures.forgotten(gone)));
                    now.remove(gone);
                }
            }
            assertThat(lived.newest(NOW, 300).itemIds()).isEqualTo(newest(now.values(), 300));
        }
    }

    /** Published before their first event. */
    private static List<String> newest(Collection<ItemUpdate> items, int limit) {
        return items.stream()
                .filter(item -> Popular.isRecallableAt(item, NOW))
                .filter(item -> item.features().publishedAtMillis() != Long.MIN_VALUE)
                .filter(item -> item.features().publishedAtMillis() < item.firstSeenMillis())
                .sorted(Comparator.comparingLong(
                                (ItemUpdate item) -> -item.features().publishedAtMillis())
                        .thenComparing(ItemUpdate::itemId))
                .limit(limit)
                .map(ItemUpdate::itemId)
                .toList();
    }

    @Test
    void expiredItemsAreSkipped() {
        put(Popular.record("gone", 1, Long.MIN_VALUE, NOW, false).plus(clicked("gone", NOW - 1)));
        put(Popular.record("here", 1).plus(clicked("here", NOW - DAY)));
        assertThat(table.hottest(0, NOW - 1, 5, item -> true).itemIds()).containsExactly("gone", "here");
        assertThat(table.hottest(0, NOW, 5, item -> true).itemIds()).containsExactly("here");
    }

    @Test
    void whatIsAskedOfAnItemIsWhatItsPopularitySays() {
        var features = new ItemFeatures("a", 1, new float[] {0, 1}, List.of(), .7f, Long.MIN_VALUE, NOW, false);
        ItemUpdate item = ItemUpdate.of(features)
                .plus(clicked("a", NOW - DAY))
                .plus(shown("a", NOW - DAY))
                .plus(shown("a", NOW));
        put(Popular.record("b", 1));
        put(item);
        int a = numbers.of("a");
        assertThat(table.get(a)).isSameAs(item);
        assertThat(table.rows().hotness(a, NOW)).isCloseTo(Popular.hotness(item, 1, NOW), withPercentage(1e-7));
        assertThat(table.rows().availableSinceMillis(a)).isEqualTo(item.availableSinceMillis());
        assertThat(table.rows().clickThroughRate(a, NOW, .05, 20))
                .isCloseTo(Popular.clickThroughRate(item, NOW, .05, 20), withPercentage(1e-7));
        float[] cosines = new float[1];
        table.tagSpace().vectors().cosines(new PackedQuery(new float[] {.6f, .8f}), new int[] {a}, 0, 1, cosines);
        assertThat(cosines[0]).isCloseTo(.8f, within(.001f));
        assertThat(table.rows().quality(a)).isEqualTo(.7f);
        for (long at : new long[] {NOW - DAY - 1, NOW - DAY, NOW}) {
            assertThat(table.rows().isRecallableAt(a, at)).isEqualTo(Popular.isRecallableAt(item, at));
        }
    }

    @Test
    void itemsThatLieYearsApartAreEachAsHotAsTheyAre() {
        ItemUpdate old = Popular.record("old", 1).plus(clicked("old", NOW)).plus(shown("old", NOW));
        long later = NOW + 20_000 * DAY;
        ItemUpdate young =
                Popular.record("young", 1).plus(clicked("young", later)).plus(shown("young", later));
        put(old);
        assertAsHot(old, NOW);
        put(young);
        assertAsHot(old, later);
        assertAsHot(young, later);
        assertThat(table.hottest(0, later, 5, item -> true).scores()).containsExactly(1, 0);
    }

    private void assertAsHot(ItemUpdate item, long asOf) {
        int number = numbers.of(item.itemId());
        assertThat(table.rows().hotness(number, asOf)).isCloseTo(Popular.hotness(item, 1, asOf), withPercentage(1e-7));
        assertThat(table.rows().clickThroughRate(number, asOf, .05, 20))
                .isCloseTo(Popular.clickThroughRate(item, asOf, .05, 20), withPercentage(1e-7));
    }

    @Test
    void whatIsNotInTheDigestIsNotRecallable() {
        put(Popular.record("a", 1).plus(clicked("a", NOW)));
        assertThat(table.rows().isRecallableAt(numbers.of("a"), NOW)).isTrue();
        assertThat(table.rows().isRecallableAt(numbers.of("b"), NOW)).isFalse();
        assertThat(table.get(numbers.of("b"))).isNull();
    }

    @Test
    void whatFollowsAnItemIsWhatItsLatestStandingSays() {
        for (String item : List.of("a", "b", "c")) {
            put(Popular.record(item, 1).plus(clicked(item, NOW)));
        }
        put(known.get("a").plus(Popular.followed("a", "b", 6)));
        put(known.get("a").plus(clicked("a", NOW)));
        assertThat(followersOfA()).containsExactly("b");
        put(known.get("a").plus(Popular.followed("a", "c", 12)));
        assertThat(followersOfA()).containsExactly("c", "b");
        put(known.get("a").plus(Popular.followed("a", "c", -12)));
        assertThat(followersOfA()).containsExactly("b");
    }

    private List<String> followersOfA() {
        return followersOf("a");
    }

    private List<String> followersOf(String item) {
        int[] recents = {numbers.find(item)};
        return RankedSums.best(table.followers().sums(recents), 100, numbers).itemIds();
    }

    @Test
    void aNewerStandingReplacesTheOldOne() {
        put(Popular.record("a", 1).plus(clicked("a", NOW)));
        put(Popular.record("b", 1).plus(clicked("b", NOW)).plus(clicked("b", NOW)));
        assertThat(table.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("b", "a");
        put(known.get("a").plus(clicked("a", NOW)).plus(clicked("a", NOW)));
        assertThat(table.hottest(1, NOW, 5, item -> true).itemIds()).containsExactly("a", "b");
    }

    @Test
    void ofTwoEquallyHotTheNameDecidesWhateverTheOrderOfTheirClicks() {
        var random = new Random(5);
        for (int run = 0; run < 50; run++) {
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                times.add(NOW - (long) (3 * DAY * random.nextDouble()));
            }
            var twins = new ItemTable(new ItemNumbers(), Options.defaults(NeighbourOptions.class), List.of());
            for (String item : List.of("a", "b", "c", "d")) {
                Collections.shuffle(times, random);
                ItemUpdate popularity = Popular.record(item, 1);
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
        RankedItems list = table.hottest(1, NOW, 5, item -> true);
        assertThat(list.scores()).containsExactly(.5f);
    }

    /** Clicks on items with a few favourites; every ninth item is taken down in the end. */
    private void happen(Random random, int items, int clicks) {
        for (int i = 0; i < clicks; i++) {
            String item = "item-" + (int) (items * random.nextDouble() * Math.sqrt(random.nextDouble()));
            long at = NOW - (long) (60 * DAY * random.nextDouble());
            ItemUpdate before = known.getOrDefault(item, Popular.record(item, 1));
            put(before.plus(clicked(item, at)));
        }
        for (int i = 0; i < items; i += 9) {
            String item = "item-" + i;
            put(known.getOrDefault(item, Popular.record(item, 1))
                    .plus(Popular.record(item, 2, Long.MIN_VALUE, Long.MAX_VALUE, true)));
        }
    }

    private void put(ItemUpdate item) {
        known.put(item.itemId(), item);
        table.put(item);
    }

    private void assertHottest(int limit, Predicate<String> isWanted) {
        for (int halfLife = 0; halfLife < HalfLives.COUNT; halfLife++) {
            RankedItems list = table.hottest(halfLife, NOW, limit, item -> isWanted.test(numbers.id(item)));
            assertThat(list.itemIds()).isEqualTo(expected(halfLife, limit, isWanted));
            assertThat(list.size()).isEqualTo(list.itemIds().size());
        }
    }

    private List<String> expected(int halfLife, int limit, Predicate<String> isWanted) {
        return known.values().stream()
                .filter(item -> Popular.isRecallableAt(item, NOW) && isWanted.test(item.itemId()))
                .filter(item -> Popular.hotness(item, halfLife, NOW) > 0)
                .sorted(Comparator.comparingDouble((ItemUpdate item) -> -Popular.hotness(item, halfLife, NOW))
                        .thenComparing(ItemUpdate::itemId))
                .limit(limit)
                .map(ItemUpdate::itemId)
                .toList();
    }
}
