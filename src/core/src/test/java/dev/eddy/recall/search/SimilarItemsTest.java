package dev.eddy.recall.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.ItemVector;
import dev.eddy.item.VectorSpace;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.LinkedItems;
import dev.eddy.recall.items.NeighbourOptions;
import dev.eddy.recall.items.RankedSums;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarItemsTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 1_750_000_000_000L / HOUR * HOUR;

    private final ItemNumbers numbers = new ItemNumbers();
    private final ItemTable table = new ItemTable(numbers, Options.defaults(NeighbourOptions.class), List.of());
    private final ItemFinder finder = new ItemFinder(
            Options.defaults(RetrievalOptions.class).relating(Duration.ofHours(1)),
            100,
            Duration.ofDays(30),
            table,
            Runnable::run);

    @Test
    void whatIsNearEnoughIsSimilarTheNearestFirstAndNotTheItemItself() {
        put("a", 0);
        put("near", 10);
        put("nearer", 5);
        put("far", 80);
        assertThat(look("a", NOON)).isTrue();
        assertThat(similarTo("a")).containsExactly("nearer", "near");
    }

    @Test
    void itIsLookedForAtMostOnceInSoLong() {
        put("a", 0);
        assertThat(look("a", NOON)).isTrue();
        put("b", 0);
        assertThat(look("a", NOON)).isFalse();
        assertThat(look("a", NOON + HOUR - 1)).isFalse();
        assertThat(similarTo("a")).isEmpty();
        assertThat(look("a", NOON + HOUR)).isTrue();
        assertThat(similarTo("a")).containsExactly("b");
    }

    @Test
    void itIsNotLookedForAgainUntilAnItemChangesOrALongTimeIsOver() {
        put("a", 0);
        put("b", 10);
        look("a", NOON);
        assertThat(look("a", NOON + HOUR)).as("the same items").isFalse();
        assertThat(look("a", NOON + 60 * HOUR)).as("items of later may be out").isTrue();
        put("c", 5);
        assertThat(look("a", NOON + 61 * HOUR)).as("a new item").isTrue();
        assertThat(similarTo("a")).containsExactly("c", "b");
    }

    @Test
    void whatIsNewComesAmongWhatIsSimilarToOthers() {
        put("a", 0);
        put("c", 25);
        put("unasked", 0);
        look("a", NOON);
        put("b", 10);
        assertThat(lookForNew("b")).containsExactly("b", "a");
        assertThat(similarTo("a")).containsExactly("unasked", "b", "c");
        assertThat(similarTo("b")).containsExactlyInAnyOrder("a", "unasked", "c");
        assertThat(lookForNew("b")).as("it is there already").containsExactly("b");
    }

    @Test
    void aNewItemIsSimilarToOthersByTheirInputs() {
        var moves = new ItemTable(
                numbers, Options.defaults(NeighbourOptions.class), List.of(VectorSpace.ofBehaviour("moves", 2)));
        var ofMoves = new ItemFinder(
                Options.defaults(RetrievalOptions.class).relating(Duration.ofHours(1)),
                100,
                Duration.ofDays(30),
                moves,
                Runnable::run);
        ofMoves.tell(record("a", null).plus(ItemUpdate.of(new ItemVector("moves", "a", at(0), at(10)))));
        ofMoves.tell(record("b", null).plus(ItemUpdate.of(new ItemVector("moves", "b", at(30), at(200)))));
        ofMoves.lookForSimilar(List.of(numbers.of("a"), numbers.of("b")), NOON);
        ofMoves.tell(record("new", null).plus(ItemUpdate.of(new ItemVector("moves", "new", at(12), at(20)))));
        ofMoves.lookForSimilarToNew(moves.spaces().get(1), numbers.of("new"), NOON);
        LinkedItems similar = moves.spaces().get(1).similar();
        assertThat(List.of(
                        numbers.id(similar.others(numbers.of("a"))[0]), numbers.id(similar.others(numbers.of("a"))[1])))
                .as("what comes after a click on a")
                .containsExactly("new", "b");
        assertThat(RankedSums.best(similar.sums(new int[] {numbers.of("b")}), 10, numbers)
                        .itemIds())
                .as("nobody who clicked b goes there")
                .isEmpty();
    }

    private static float[] at(int degrees) {
        return new float[] {(float) Math.cos(Math.toRadians(degrees)), (float) Math.sin(Math.toRadians(degrees))};
    }

    @Test
    void whatHasChangedGoesToItsNewPlace() {
        put("a", 0);
        put("b", 10);
        put("c", 20);
        look("a", NOON);
        put("b", 30);
        assertThat(lookForNew("b")).containsExactly("b", "a");
        assertThat(similarTo("a")).containsExactly("c", "b");
    }

    @Test
    void aListHasNoMoreThanFiftyOfWhichTheFarthestGoes() {
        for (int i = 0; i < 60; i++) {
            put("i" + i, 10 + i * .1);
        }
        put("a", 0);
        look("a", NOON);
        assertThat(similarTo("a")).hasSize(50).contains("i49");
        put("new", 5);
        lookForNew("new");
        assertThat(similarTo("a")).hasSize(50).startsWith("new").doesNotContain("i49");
        put("too-far", 30);
        assertThat(lookForNew("too-far")).doesNotContain("a");
    }

    @Test
    void nothingIsLookedForForWhatHasNoVectorOrIsNotThere() {
        table.put(record("bare", null));
        assertThat(look("bare", NOON)).isFalse();
        assertThat(look("unknown", NOON)).isFalse();
        assertThat(lookForNew("bare")).isEmpty();
    }

    private void put(String itemId, double degrees) {
        double angle = Math.toRadians(degrees);
        ItemUpdate item = record(itemId, new float[] {(float) Math.cos(angle), (float) Math.sin(angle)});
        finder.tell(item);
    }

    private static ItemUpdate record(String itemId, float[] vector) {
        return ItemUpdate.of(
                new ItemFeatures(itemId, 1, vector, List.of(), Float.NaN, Long.MIN_VALUE, Long.MAX_VALUE, false));
    }

    private boolean look(String itemId, long asOfMillis) {
        return !finder.lookForSimilar(List.of(numbers.of(itemId)), asOfMillis).isEmpty();
    }

    private List<String> lookForNew(String itemId) {
        return finder.lookForSimilarToNew(table.tagSpace(), numbers.of(itemId), NOON).stream()
                .map(numbers::id)
                .toList();
    }

    private List<String> similarTo(String itemId) {
        return Arrays.stream(table.tagSpace().similar().others(numbers.of(itemId)))
                .mapToObj(numbers::id)
                .toList();
    }
}
