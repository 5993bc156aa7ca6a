package dev.eddy.recall.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ItemFeatures;
import dev.eddy.item.ItemFeatures.Labels;
import dev.eddy.item.ItemUpdate;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.recall.items.NeighbourOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariedOrderTest {
    private static final float[] JAZZ = {1, 0};
    private static final float[] ROCK = {0, 1};

    private final ItemTable table =
            new ItemTable(new ItemNumbers(), Options.defaults(NeighbourOptions.class), List.of());

    private int item(String itemId, float[] vector, String category, String author) {
        table.put(ItemUpdate.of(new ItemFeatures(
                itemId,
                1,
                vector,
                List.of(),
                Float.NaN,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                false,
                new Labels(category, author))));
        return table.numbers().find(itemId);
    }

    private List<String> order(Variety variety, int[] items, float... scores) {
        int[] order = new VariedOrder(variety, items, scores, table).order();
        assertThat(Arrays.stream(order).sorted())
                .containsExactlyElementsOf(
                        IntStream.range(0, items.length).boxed().toList());
        return Arrays.stream(order).mapToObj(i -> table.numbers().id(items[i])).toList();
    }

    @Test
    void anItemLikeOneBeforeItComesLater() {
        int[] items = {
            item("jazz", JAZZ, null, null), item("jazz too", JAZZ, null, null), item("rock", ROCK, null, null)
        };
        // A chance that is 5 % lower: between the discounts of both.
        float lower = (float) Math.log(.95);
        assertThat(order(Variety.STRONG, items, 0, 0, lower)).containsExactly("jazz", "rock", "jazz too");
        assertThat(order(Variety.LIGHT, items, 0, 0, lower)).containsExactly("jazz", "jazz too", "rock");
    }

    @Test
    void anAuthorHasMoreItemsWhereTheirChancesAreWorthIt() {
        int[] items = IntStream.range(0, 25)
                .map(i -> item("i" + i, null, null, i < 2 ? "prolific" : "author " + i))
                .toArray();
        float[] scores = new float[items.length];
        assertThat(order(Variety.STRONG, items, scores).indexOf("i1"))
                .as("no better than the item that takes its place")
                .isEqualTo(20);
        scores[0] = 3;
        scores[1] = 3;
        assertThat(order(Variety.STRONG, items, scores)).startsWith("i0", "i1");
    }

    @Test
    void noAuthorHasMoreOfTwentyThanTheCap() {
        int[] items = IntStream.range(0, 6)
                .map(i -> item("i" + i, null, null, i < 4 ? "prolific" : "author " + i))
                .toArray();
        assertThat(order(Variety.STRONG, items, 1, 1, 1, 1, 0, 0)).containsExactly("i0", "i1", "i2", "i4", "i5", "i3");
        assertThat(order(Variety.LIGHT, items, 1, 1, 1, 1, 0, 0)).containsExactly("i0", "i1", "i2", "i3", "i4", "i5");
    }

    @Test
    void noCategoryHasMoreOfTwentyThanTheCap() {
        int[] items = IntStream.range(0, 30)
                .map(i -> item("i" + i, null, i < 29 ? "large" : "small", null))
                .toArray();
        float[] scores = new float[items.length];
        scores[29] = -1;
        assertThat(order(Variety.STRONG, items, scores).indexOf("i29")).isEqualTo(19);
        assertThat(order(Variety.LIGHT, items, scores).indexOf("i29")).isEqualTo(19);
    }

    @Test
    void withoutOthersAListIsOfOneAuthor() {
        int[] items =
                IntStream.range(0, 9).map(i -> item("i" + i, JAZZ, "c", "a")).toArray();
        assertThat(order(Variety.STRONG, items, 9, 8, 7, 6, 5, 4, 3, 2, 1))
                .containsExactly("i0", "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8");
        assertThat(order(Variety.STRONG, new int[0])).isEmpty();
    }
}
