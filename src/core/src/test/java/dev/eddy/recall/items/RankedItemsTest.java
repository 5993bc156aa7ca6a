package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankedItemsTest {
    private final ItemNumbers numbers = new ItemNumbers();

    @Test
    void theItemsAreNamed() {
        var list = new RankedItems(numbers, new int[] {numbers.of("b"), numbers.of("a")}, new float[] {2, 1});
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.itemIds()).containsExactly("b", "a");
        assertThat(list.itemId(1)).isEqualTo("a");
    }

    @Test
    void onlyTheFirstAreTaken() {
        int[] items = {numbers.of("a"), numbers.of("b"), 0, 0};
        RankedItems list = RankedItems.of(numbers, items, new float[] {2, 1, 0, 0}, 2);
        assertThat(list.itemIds()).containsExactly("a", "b");
        assertThat(list.scores()).containsExactly(2, 1);
    }
}
