package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.Popular;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.cluster.FoundItems;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedSums;
import dev.eddy.tower.Towers;
import dev.eddy.user.Interaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemFinderTest {
    private static final long MINUTE = 60_000;
    private static final long NOON = 1_750_000_020_000L - 1_750_000_020_000L % MINUTE;
    private static final float[] JAZZ = {1, 0};
    private static final float[] ROCK = {0, 1};
    private static final Member ANN = member(0);

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private RetrievalOptions options = Options.defaults(RetrievalOptions.class).searching(Duration.ofMillis(MINUTE));

    @Test
    void whatIsInTheDigestIsFoundAndWhatItIsToldOfLater() {
        table.put(record("a", 1, JAZZ, false));
        ItemFinder finder = finder();
        finder.tell(record("b", 1, ROCK, false));
        assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("a", "b");
    }

    @Test
    void anItemIsFoundByItsLatestVectorAndNotOnceItIsDown() {
        ItemFinder finder = finder();
        finder.tell(record("a", 1, JAZZ, false));
        finder.tell(record("b", 1, JAZZ, false));
        finder.tell(record("a", 2, ROCK, false));
        assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("b", "a");
        finder.tell(record("b", 2, JAZZ, true));
        assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("a");
        finder.tell(record("a", 3, null, false));
        assertThat(found(finder.lookAnew(ANN, NOON))).isEmpty();
    }

    @Test
    void anItemThatGainsAndLosesItsVectorIsFoundWhileItHasOne() {
        options = Options.defaults(RetrievalOptions.class)
                .searching(Duration.ofMillis(MINUTE))
                .relating(Duration.ofMillis(MINUTE));
        ItemFinder finder = finder();
        finder.tell(record("other", 1, JAZZ, false));
        int item = numbers.of("a");
        for (int version = 1; version < 20; version += 2) {
            finder.tell(record("a", version, JAZZ, false));
            assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("a", "other");
            finder.lookForSimilar(List.of(item), NOON);
            assertThat(similarTo(item)).containsExactly("other");
            finder.tell(record("a", version + 1, null, false));
            assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("other");
            assertThat(finder.lookForSimilar(List.of(item), NOON)).isEmpty();
            assertThat(similarTo(item)).isEmpty();
        }
    }

    private List<String> similarTo(int item) {
        return RankedSums.similarTo(item, table.tagSpace(), table, NOON).itemIds();
    }

    @Test
    void anItemWithoutTagsIsFoundInTheSpacesWhereItHasAVector() {
        var behaved = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("moves", 2)));
        var finder = new ItemFinder(options, 100, Duration.ofDays(30), behaved, Runnable::run);
        ItemVector vector = new ItemVector("moves", "plain", ROCK);
        assertThat(finder.tell(record("plain", 1, null, false))).isEmpty();
        assertThat(finder.tell(record("had", 1, null, false).plus(ItemUpdate.of(new ItemVector("moves", "had", ROCK)))))
                .hasSize(1);
        assertThat(finder.tell(ItemUpdate.of(vector)))
                .extracting(change -> change.space().name())
                .containsExactly("moves");
        var member = new Member("ann", List.of(new Interaction("had", NOON, 0, 1)), null, true);
        FoundItems found = finder.lookAnew(member, NOON);
        assertThat(found(found)).as("by tags").isEmpty();
        assertThat(IntStream.of(found.inSpace(1).nearest()).mapToObj(numbers::id))
                .containsExactly("had", "plain");
    }

    @Test
    void nothingIsLookedForByTagsForAMemberWithoutADirection() {
        options = Options.with(
                Options.defaults(RetrievalOptions.class).searching(Duration.ofMillis(MINUTE)),
                Map.of("internal.retrieval.interests", 3));
        ItemFinder finder = finder();
        finder.tell(record("a", 1, JAZZ, false));
        FoundItems found =
                finder.lookAnew(new Member("ann", List.of(new Interaction("a", NOON, 0, 1)), null, true), NOON);
        assertThat(found(found)).isEmpty();
        assertThat(found.interests()).isEmpty();
    }

    @Test
    void onlyAChangeOfTheRecordIsOne() {
        ItemFinder finder = finder();
        ItemUpdate record = record("a", 1, JAZZ, false);
        assertThat(finder.tell(record)).extracting(ItemFinder.Change::isNew).containsExactly(true);
        assertThat(finder.tell(record)).as("told again with the first event").isEmpty();
        assertThat(finder.tell(record("a", 2, JAZZ, false)))
                .extracting(ItemFinder.Change::isNew)
                .containsExactly(false);
        assertThat(finder.tell(record("a", 3, JAZZ, true))).isEmpty();
        assertThat(finder.tell(Popular.followed("a", "b", 6))).isEmpty();
    }

    @Test
    void aMembersItemsAreLookedForAtMostOnceInSoLong() {
        ItemFinder finder = finder();
        FoundItems first = finder.look(ANN, FoundItems.NONE, NOON);
        for (long later = 0; later < MINUTE; later += 1_000) {
            assertThat(finder.look(ANN, first, NOON + later)).isSameAs(first);
        }
        assertThat(finder.look(ANN, first, NOON + MINUTE).asOfMillis()).isEqualTo(NOON + MINUTE);
        assertThat(finder.lookAnew(ANN, NOON)).isNotSameAs(first);
        assertThat(finder.searches()).isEqualTo(3);
    }

    @Test
    void whoHadMuchIsFoundMoreSoThatAFullListIsLeft() {
        IntStream.range(0, 300).forEach(i -> table.put(record("i" + i, 1, JAZZ, false)));
        ItemFinder finder = finder();
        assertThat(found(finder.lookAnew(ANN, NOON))).hasSize(100);
        assertThat(found(finder.lookAnew(member(50), NOON))).hasSize(150);
    }

    @Test
    void whatExpiredIsNotWalkedOverInEverySearch() {
        ItemFinder finder = finder();
        finder.tell(record("lasting", 1, JAZZ, false));
        IntStream.range(0, 250).forEach(i -> finder.tell(expiring("news-" + i, 1, NOON)));
        assertThat(found(finder.lookAnew(ANN, NOON - 1))).contains("lasting", "news-1");
        long later = NOON + ItemFinder.LATE_MILLIS;
        finder.lookAnew(ANN, later);
        assertThat(finder.index(0).size()).as("a search removes nothing").isEqualTo(251);
        IntStream.range(0, 3).forEach(i -> finder.advanceTo(later));
        assertThat(finder.index(0).size()).isEqualTo(1);
        finder.tell(expiring("news-7", 2, later + 1));
        assertThat(found(finder.lookAnew(ANN, later))).as("it goes on").containsExactlyInAnyOrder("lasting", "news-7");
    }

    @Test
    void whatIsGoneIsForgottenInEverySpaceAndComesBackWhole() {
        ItemFinder finder = finder();
        finder.tell(record("a", 1, JAZZ, false));
        assertThat(finder.tell(ItemUpdate.gone("a"))).isEmpty();
        assertThat(finder.tell(ItemUpdate.gone("never told of"))).isEmpty();
        assertThat(found(finder.lookAnew(ANN, NOON))).isEmpty();
        assertThat(table.get("a")).isNull();
        assertThat(finder.tell(record("a", 1, JAZZ, false))).hasSize(1);
        assertThat(found(finder.lookAnew(ANN, NOON))).containsExactly("a");
    }

    private static ItemUpdate expiring(String itemId, long version, long expiresAtMillis) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, version, JAZZ, List.of(), Float.NaN, Long.MIN_VALUE, expiresAtMillis, false));
    }

    @Test
    void whereAMemberIsInAnotherSpaceFollowsFromWhatTheyClickedTheNewestMost() {
        var titles = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("title", 2)));
        var finder = new ItemFinder(options, 100, Duration.ofDays(30), titles, Runnable::run);
        finder.tell(titled("old", JAZZ));
        finder.tell(titled("new", ROCK));
        finder.tell(titled("disliked", new float[] {-1, 0}));
        long month = Duration.ofDays(30).toMillis();
        List<Interaction> history = List.of(
                new Interaction("new", NOON, 0, 1),
                new Interaction("disliked", NOON, 0, -2),
                new Interaction("bare", NOON, 0, 1),
                new Interaction("old", NOON - month, 0, 1));
        float[] direction = finder.lookAnew(new Member("ann", history, JAZZ, true), NOON)
                .inSpace(1)
                .direction();
        assertThat(direction[0] / direction[1]).isEqualTo(.5f, within(1e-6f));
        FoundItems ofNobody = finder.lookAnew(ANN, NOON);
        assertThat(ofNobody.inSpace(1).direction()).isNull();
        assertThat(ofNobody.inSpace(1).nearest()).isEmpty();
    }

    @Test
    void newVectorsOfASpaceAreUsedForSearchesAndForListsOfSimilarItemsAtOnce() {
        options = Options.defaults(RetrievalOptions.class)
                .searching(Duration.ofMillis(MINUTE))
                .relating(Duration.ofHours(1));
        var titles = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofContent("title", 2)));
        var finder = new ItemFinder(options, 100, Duration.ofDays(30), titles, Runnable::run);
        finder.tell(titled("a", JAZZ));
        finder.tell(titled("b", JAZZ));
        finder.tell(titled("c", ROCK));
        List<Integer> a = List.of(numbers.of("a"));
        finder.lookForSimilar(a, NOON);
        assertThat(similarTo(a.get(0), titles)).containsExactly("b");
        finder.use(new SpaceVersions("title", 0, 1));
        assertThat(finder.tell(version(1, "a", JAZZ))).isEmpty();
        finder.tell(version(1, "b", ROCK));
        finder.tell(version(1, "c", JAZZ));
        assertThat(similarTo(a.get(0), titles)).containsExactly("b");
        finder.use(new SpaceVersions("title", 1, 0));
        finder.lookForSimilar(a, NOON);
        assertThat(similarTo(a.get(0), titles)).containsExactly("c");
        var member = new Member("ann", List.of(new Interaction("a", NOON, 0, 1)), JAZZ, true);
        FoundItems found = finder.lookAnew(member, NOON);
        assertThat(nearest(found)).containsExactlyInAnyOrder("a", "c");
        finder.use(new SpaceVersions("title", 0, 1));
        FoundItems again = finder.look(member, found, NOON);
        assertThat(nearest(again)).containsExactlyInAnyOrder("a", "b");
    }

    private List<String> nearest(FoundItems found) {
        return IntStream.of(found.inSpace(1).nearest())
                .limit(2)
                .mapToObj(numbers::id)
                .toList();
    }

    private static ItemUpdate version(long version, String itemId, float[] vector) {
        return ItemUpdate.of(new ItemVector("title", itemId, vector).inVersion(version));
    }

    @Test
    void inASpaceOfBehaviourTheListsOfTheLastItemsAreMadeInsteadOfASearch() {
        var moves = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("moves", 2)));
        var finder = new ItemFinder(options, 100, Duration.ofDays(30), moves, Runnable::run);
        finder.tell(record("had", 1, null, false).plus(ItemUpdate.of(new ItemVector("moves", "had", JAZZ, ROCK))));
        finder.tell(record("near", 1, null, false).plus(ItemUpdate.of(new ItemVector("moves", "near", ROCK))));
        finder.tell(record("bare", 1, null, false));
        var member = new Member("ann", List.of(new Interaction("had", NOON, 0, 1)), null, true);
        FoundItems found = finder.lookAnew(member, NOON);
        assertThat(found.inSpace(1).nearest()).isEmpty();
        assertThat(found.inSpace(1).direction()).isEqualTo(ROCK);
        assertThat(finder.searches()).isZero();
        int[] recents = {numbers.of("bare"), numbers.of("had")};
        finder.lookForRecent(recents, NOON, ListsToMake.DUE);
        finder.lookForRecent(recents, NOON + MINUTE - 1, ListsToMake.DUE);
        assertThat(similarTo(numbers.of("had"), moves))
                .as("by what a click adds")
                .containsExactly("near");
        assertThat(finder.searches()).isOne();
        finder.lookForRecent(recents, NOON + MINUTE, ListsToMake.DUE);
        assertThat(finder.searches()).as("the same items").isOne();
        finder.tell(record("new", 1, null, false).plus(ItemUpdate.of(new ItemVector("moves", "new", ROCK))));
        finder.lookForRecent(recents, NOON + MINUTE, ListsToMake.DUE);
        assertThat(finder.searches()).isEqualTo(2);
    }

    @Test
    void inASpaceWithAUserTowerTheUsersVectorIsWhatItComputes() {
        var taste = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofTower("taste", 2)));
        var finder = new ItemFinder(options, 100, Duration.ofDays(30), taste, Runnable::run);
        finder.tell(record("had", 1, null, false).plus(ItemUpdate.of(new ItemVector("taste", "had", JAZZ, ROCK))));
        finder.tell(record("near", 1, null, false).plus(ItemUpdate.of(new ItemVector("taste", "near", JAZZ))));
        finder.tell(record("bare", 1, null, false));
        var member = new Member(
                "ann", List.of(new Interaction("bare", NOON, 1, 1), new Interaction("had", NOON, 0, 1)), null, true);
        FoundItems without = finder.lookAnew(member, NOON);
        assertThat(without.inSpace(1).direction()).as("without a tower").isNull();
        taste.use(new NewTower("taste", 0, Towers.newestClick(2)));
        FoundItems found = finder.lookAnew(member, NOON);
        assertThat(found.inSpace(1).direction())
                .as("the input of the newest with one")
                .isEqualTo(ROCK);
        finder.lookForRecent(new int[] {numbers.of("bare"), numbers.of("had")}, NOON, ListsToMake.DUE);
        assertThat(similarTo(numbers.of("had"), taste))
                .as("by the vector that is searched")
                .containsExactly("near");
    }

    private static List<String> similarTo(int item, ItemTable titles) {
        return RankedSums.similarTo(item, titles.spaces().get(1), titles, NOON).itemIds();
    }

    private static ItemUpdate titled(String itemId, float[] vector) {
        return record(itemId, 1, JAZZ, false).plus(ItemUpdate.of(new ItemVector("title", itemId, vector)));
    }

    private ItemFinder finder() {
        return new ItemFinder(options, 100, Duration.ofDays(30), table, Runnable::run);
    }

    private List<String> found(FoundItems items) {
        return IntStream.of(items.inSpace(0).nearest()).mapToObj(numbers::id).toList();
    }

    private static Member member(int items) {
        List<Interaction> history = IntStream.range(0, items)
                .mapToObj(i -> new Interaction("had" + i, NOON - i, 0, 1))
                .toList();
        return new Member("ann", history, JAZZ, true);
    }

    private static ItemUpdate record(String itemId, long version, float[] vector, boolean down) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, version, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, down));
    }
}
