package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankedItemsTest {
    @Test
    void aListIsAsLongAsItsScores() {
        assertThat(new RankedItems(List.of("a", "b"), new float[] {2, 1}).size())
                .isEqualTo(2);
        assertThat(RankedItems.EMPTY.size()).isZero();
        assertThat(RankedItems.EMPTY.itemIds()).isEmpty();
    }
}
