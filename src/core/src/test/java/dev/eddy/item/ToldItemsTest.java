package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToldItemsTest {
    private static final long HOUR = 3_600_000;

    @Test
    void thoseThatNothingHappenedWithForLongestAreSurplusUntilTheOthersHaveRoom() {
        var told = new ToldItems(2);
        told.add(1 * HOUR);
        told.add(2 * HOUR);
        assertThat(told.hasRoom()).isFalse();
        assertThat(told.isSurplus(1 * HOUR)).isFalse();
        told.add(3 * HOUR);
        told.add(3 * HOUR);
        assertThat(told.isSurplus(1 * HOUR)).isTrue();
        assertThat(told.isSurplus(2 * HOUR)).isTrue();
        assertThat(told.isSurplus(3 * HOUR)).isFalse();
        told.move(1 * HOUR, 3 * HOUR);
        assertThat(told.isSurplus(3 * HOUR)).as("one of three").isTrue();
        told.remove(2 * HOUR);
        told.remove(3 * HOUR);
        assertThat(told.isSurplus(3 * HOUR)).isFalse();
        assertThat(told.size()).isEqualTo(2);
    }

    @Test
    void aTaskGoesOnFromItsOwnCountOrFromAnEqualPartOfAll() {
        List<ToldShare> shares = List.of(share(0, 4), share(1, 6));
        assertThat(ToldItems.of(shares, 1, 2, 10).size()).isEqualTo(6);
        assertThat(ToldItems.of(shares, 1, 5, 10).size())
                .as("of each a fifth, rounded down")
                .isEqualTo(1);
        assertThat(ToldItems.of(List.of(), 0, 1, 10).size()).isZero();
    }

    @Test
    void anHourNeverHasFewerThanNone() {
        var told = new ToldItems(2);
        told.remove(1 * HOUR);
        told.move(1 * HOUR, 2 * HOUR);
        assertThat(told.size()).isEqualTo(1);
    }

    private static ToldShare share(int task, int items) {
        var told = new ToldItems(100);
        for (int i = 0; i < items; i++) {
            told.add(5 * HOUR);
        }
        return told.share(task, 2, 100, false);
    }
}
