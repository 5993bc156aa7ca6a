package dev.eddy.recall.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.TopK;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private final Scores scores = new Scores();

    @Test
    void amountsAddUpBySlot() {
        scores.ensureCapacity(5);
        scores.add(3, 1);
        scores.add(1, 2);
        scores.add(3, .5);
        assertThat(scores.of(3)).isEqualTo(1.5);
        assertThat(scores.of(1)).isEqualTo(2);
        assertThat(scores.of(0)).isZero();
        assertThat(touched()).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void whatFadedToNothingTouchesNoSlot() {
        scores.ensureCapacity(2);
        for (int i = 0; i < 10; i++) {
            scores.add(1, 0);
        }
        assertThat(touched()).isEmpty();
        scores.add(1, Double.MIN_VALUE);
        scores.add(1, 0);
        assertThat(touched()).containsExactly(1);
    }

    @Test
    void clearedScoresStartAnew() {
        scores.ensureCapacity(3);
        scores.add(2, 1);
        scores.clear();
        assertThat(touched()).isEmpty();
        assertThat(scores.of(2)).isZero();
        scores.add(2, 4);
        assertThat(scores.of(2)).isEqualTo(4);
    }

    @Test
    void aDroppedSlotIsNotPassedOn() {
        scores.ensureCapacity(40);
        scores.add(7, 1);
        scores.add(39, 2);
        scores.drop(7);
        assertThat(touched()).containsExactly(39);
    }

    @Test
    void amountsOfAListAreShiftedAndMultiplied() {
        scores.ensureCapacity(4);
        scores.addAll(new int[] {0, 3, 1}, 1, 3, new float[] {9, 9, 1, 2}, 1, .5);
        assertThat(scores.of(0)).isZero();
        assertThat(scores.of(3)).isEqualTo(.5);
        assertThat(scores.of(1)).isEqualTo(1);
        assertThat(touched()).containsExactlyInAnyOrder(1, 3);
    }

    @Test
    void growingKeepsWhatIsThere() {
        var random = new Random(1);
        for (int slot = 0; slot < 200; slot++) {
            scores.ensureCapacity(slot + 1);
            scores.add(slot, 1 + random.nextInt(3));
            scores.add(random.nextInt(slot + 1), 1);
        }
        assertThat(touched()).hasSize(200);
        assertThat(scores.of(0)).isPositive();
    }

    @Test
    void drainedScoresAreOfferedAndStartAnew() {
        scores.ensureCapacity(200);
        scores.add(3, 1);
        scores.add(150, 2);
        TopK top = new TopK(5, (a, b) -> a < b);
        assertThat(scores.drain().offerTo(top).sorted().ids()).containsExactly(150, 3);
        assertThat(scores.of(150)).isZero();
        assertThat(scores.offerTo(top.cleared(), slot -> slot != 150).sorted().ids())
                .as("what was drained can be offered again")
                .containsExactly(3);
        assertThat(touched()).isEmpty();
        scores.add(3, 4);
        assertThat(scores.of(3)).isEqualTo(4);
    }

    private Set<Integer> touched() {
        Set<Integer> touched = new HashSet<>();
        scores.collect().offerTo(new TopK(1_000, (a, b) -> a < b), slot -> {
            assertThat(scores.of(slot)).isPositive();
            return touched.add(slot);
        });
        return touched;
    }
}
