package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.option.Options;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkedItemsTest {
    private final ItemNumbers numbers = new ItemNumbers();
    private final LinkedItems links = new LinkedItems(numbers, Options.defaults(NeighbourOptions.class));

    @Test
    void whatIsNearToSeveralItemsOutweighsWhatIsNearToOne() {
        link("a", "only-a", .9f, "both", .8f, "far", .1f);
        link("b", "only-b", .9f, "both", .8f, "far", .1f);
        assertThat(mostLinked(1, "a", "b")).containsExactly("both");
        assertThat(mostLinked(10, "a", "b")).containsExactlyInAnyOrder("both", "only-a", "only-b", "far");
    }

    @Test
    void theNewestItemWeighsMost() {
        link("new", "x", .6f, "last", .1f);
        link("old", "y", .8f, "last", .1f);
        assertThat(mostLinked(1, "new", "old")).containsExactly("x");
        assertThat(mostLinked(1, "old", "new")).containsExactly("y");
    }

    @Test
    void whatAListDoesNotHaveIsNotTakenToBeFarAway() {
        link("a", "x", .90f, "y", .89f);
        link("b", "x", .50f, "z", .40f, "last", .10f);
        assertThat(mostLinked(2, "a", "b"))
                .as("y is at most as near to b as its last, z about as near to a as y")
                .containsExactlyInAnyOrder("x", "z");
    }

    @Test
    void aListOfOneCounts() {
        link("a", "x", .5f);
        assertThat(mostLinked(3, "a", "unknown")).containsExactly("x");
    }

    @Test
    void negativeWeightsOrderTheMostLinkedButBringNothingIntoTheListOfLinks() {
        link("a", "x", .2f, "y", -.1f, "z", -.9f);
        assertThat(mostLinked(2, "a")).containsExactlyInAnyOrder("x", "y");
        int[] recents = {numbers.of("a")};
        assertThat(RankedSums.best(links.sums(recents), 10, numbers).itemIds()).containsExactly("x");
        assertThat(links.causes(recents, numbers.of("x"))).hasSize(1);
        assertThat(links.causes(recents, numbers.of("y"))).isEmpty();
    }

    private void link(String item, Object... othersAndWeights) {
        int[] others = new int[othersAndWeights.length / 2];
        float[] weights = new float[others.length];
        Arrays.setAll(others, i -> numbers.of((String) othersAndWeights[2 * i]));
        IntStream.range(0, weights.length).forEach(i -> weights[i] = (float) othersAndWeights[2 * i + 1]);
        links.put(numbers.of(item), others, weights);
    }

    private List<String> mostLinked(int count, String... items) {
        List<Integer> all = Arrays.stream(items).map(numbers::of).toList();
        return RankedSums.best(links.sumsBeyondLast(all, .7), count, numbers).itemIds();
    }
}
