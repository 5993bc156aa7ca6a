package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.recall.items.Decay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterHalfLifeTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 480_000 * HOUR;

    /** A half-life in hours, within one rounding step. */
    private static void assertHours(ClusterHalfLife halfLife, long hours) {
        assertThat(halfLife.millis() / HOUR)
                .isEqualTo(
                        Math.pow(2, Math.round(8 * Math.log((double) hours) / Math.log(2)) / 8.0),
                        within(1e-9 * hours));
    }

    @Test
    void theNthNewestSetsTheHalfLife() {
        for (int n : new int[] {2, 4, 10}) {
            var halfLife = new ClusterHalfLife(n, 0);
            for (int age = 9; age >= 0; age--) {
                halfLife.add(NOON - age * HOUR);
            }
            assertHours(halfLife, n - 1);
        }
    }

    @Test
    void ofManyAShareSetsIt() {
        var halfLife = new ClusterHalfLife(3, .5);
        for (int count = 1; count <= 20; count++) {
            halfLife.add(NOON - count * HOUR);
            assertHours(halfLife, Math.max(1, Math.min(count, Math.max(3, count / 2)) - 1));
        }
        for (int count = 20; count > 10; count--) {
            halfLife.remove(NOON - count * HOUR);
        }
        assertHours(halfLife, 4);
    }

    @Test
    void withFewerTheOldestSetsIt() {
        var halfLife = new ClusterHalfLife(5_000, 0);
        halfLife.add(NOON);
        halfLife.add(NOON - 7 * HOUR);
        assertHours(halfLife, 7);
    }

    @Test
    void itIsAnHourAtLeast() {
        var halfLife = new ClusterHalfLife(1, 0);
        assertHours(halfLife, 1);
        halfLife.add(NOON);
        assertHours(halfLife, 1);
        halfLife.add(NOON + 3 * HOUR);
        assertHours(halfLife, 1);
    }

    @Test
    void manyInOneHourCountEach() {
        for (int n : new int[] {5, 6}) {
            var halfLife = new ClusterHalfLife(n, 0);
            halfLife.add(NOON - 9 * HOUR);
            for (int i = 0; i < 4; i++) {
                halfLife.add(NOON - 2 * HOUR + i);
            }
            halfLife.add(NOON);
            assertHours(halfLife, n == 5 ? 2 : 9);
        }
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        var halfLife = new ClusterHalfLife(2, 0);
        halfLife.add(NOON);
        halfLife.add(NOON - 2 * HOUR);
        halfLife.add(NOON - 2 * HOUR + 1);
        halfLife.add(NOON - 9 * HOUR);
        halfLife.remove(NOON - 2 * HOUR);
        assertHours(halfLife, 2);
        halfLife.remove(NOON - 2 * HOUR + 1);
        assertHours(halfLife, 9);
        assertThat(halfLife.newestMillis()).isEqualTo(NOON);
        halfLife.remove(NOON);
        assertThat(halfLife.newestMillis()).isEqualTo(NOON - 9 * HOUR);
    }

    @Test
    void comingAndGoingInAnyOrderEndsWhereCountingAnewDoes() {
        var random = new Random(3);
        for (int n : new int[] {1, 3, 20}) {
            var halfLife = new ClusterHalfLife(n, 0);
            List<Long> there = new ArrayList<>();
            for (int step = 0; step < 2_000; step++) {
                if (there.isEmpty() || random.nextInt(100) < 52) {
                    long at = NOON - random.nextInt(50) * HOUR;
                    there.add(at);
                    halfLife.add(at);
                } else {
                    halfLife.remove(there.remove(random.nextInt(there.size())));
                }
                var anew = new ClusterHalfLife(n, 0);
                if (step % 50 == 0) {
                    there.stream().sorted().forEach(anew::add);
                    assertThat(halfLife.decay()).isEqualTo(anew.decay());
                    List<Long> newestFirst =
                            there.stream().sorted(Comparator.reverseOrder()).toList();
                    if (!newestFirst.isEmpty()) {
                        long nth = newestFirst.get(Math.min(n, newestFirst.size()) - 1);
                        assertHours(halfLife, Math.max(1, (newestFirst.get(0) - nth) / HOUR));
                    }
                }
            }
        }
    }

    @Test
    void anotherEraBeginsOnlyWhenTheFadingChanges() {
        var halfLife = new ClusterHalfLife(5_000, 0);
        halfLife.add(NOON);
        halfLife.add(NOON - 100 * HOUR);
        int era = halfLife.era();
        Decay decay = halfLife.decay();
        // The change is below an eighth of an octave.
        halfLife.add(NOON + HOUR);
        assertThat(halfLife.era()).isEqualTo(era);
        assertThat(halfLife.decay()).isSameAs(decay);
        halfLife.add(NOON - 150 * HOUR);
        assertThat(halfLife.era()).isGreaterThan(era);
    }
}
