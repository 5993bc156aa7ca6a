package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewItemsTest {
    private final NewItems<Integer> items = new NewItems<>(1_000, 10, 10);

    @Test
    void theNewestComesFirstAndEachOnce() {
        items.add(1);
        items.add(2);
        items.add(1);
        assertThat(at(0)).containsExactly(1, 2);
        assertThat(at(1_000)).isEmpty();
    }

    @Test
    void aFewComeAtOnceAndManyOneByOne() {
        for (int i = 0; i < 100; i++) {
            items.add(i);
        }
        assertThat(at(0)).hasSize(10).startsWith(99, 98);
        assertThat(at(9)).isEmpty();
        assertThat(at(10)).containsExactly(89);
        assertThat(at(50)).hasSize(4);
        assertThat(at(10_000)).hasSize(10);
    }

    @Test
    void aClockThatIsSetForwardAndBackStopsNone() {
        long year = 365L * 86_400_000;
        for (int i = 0; i < 100; i++) {
            items.add(i);
        }
        assertThat(at(year)).hasSize(10);
        assertThat(at(1_000)).hasSizeBetween(1, 10);
        assertThat(at(1_100)).as("at the usual pace").hasSize(10);
    }

    @Test
    void beyondSoManyTheOldestAreLeftOut() {
        for (int i = 0; i < 1_002; i++) {
            items.add(i);
        }
        assertThat(items.leftOut()).isEqualTo(2);
    }

    private List<Integer> at(long nowMillis) {
        List<Integer> all = new ArrayList<>();
        for (Integer item = items.next(nowMillis); item != null; item = items.next(nowMillis)) {
            all.add(item);
        }
        return all;
    }
}
