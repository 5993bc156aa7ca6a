package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TempoTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 480_000 * HOUR;

    @Test
    void theNthNewestSetsTheTempo() {
        for (int n : new int[] {1, 4, 10}) {
            var tempo = new Tempo(n, 0);
            for (int age = 10; age >= 1; age--) {
                tempo.add(NOON - age * HOUR);
            }
            assertThat(tempo.age(NOON)).isEqualTo(n * HOUR);
        }
    }

    @Test
    void ofManyAShareSetsIt() {
        var tempo = new Tempo(3, .5);
        for (int age = 1; age <= 20; age++) {
            tempo.add(NOON - age * HOUR);
            assertThat(tempo.age(NOON)).isEqualTo(Math.min(age, Math.max(3, age / 2)) * HOUR);
        }
        for (int age = 20; age > 10; age--) {
            tempo.remove(NOON - age * HOUR);
        }
        assertThat(tempo.age(NOON)).isEqualTo(5 * HOUR);
    }

    @Test
    void withFewerTheOldestSetsIt() {
        var tempo = new Tempo(5_000, 0);
        tempo.add(NOON - 3 * HOUR);
        tempo.add(NOON - 7 * HOUR);
        assertThat(tempo.age(NOON)).isEqualTo(7 * HOUR);
    }

    @Test
    void itIsAnHourAtLeast() {
        var tempo = new Tempo(1, 0);
        assertThat(tempo.age(NOON)).isEqualTo(HOUR);
        tempo.add(NOON);
        assertThat(tempo.age(NOON + 5)).isEqualTo(HOUR);
        tempo.add(NOON + 3 * HOUR);
        assertThat(tempo.age(NOON)).isEqualTo(HOUR);
    }

    @Test
    void manyInOneHourCountEach() {
        for (int n : new int[] {5, 6}) {
            var tempo = new Tempo(n, 0);
            tempo.add(NOON - 9 * HOUR);
            for (int i = 0; i < 5; i++) {
                tempo.add(NOON - 2 * HOUR + i);
            }
            assertThat(tempo.age(NOON)).isEqualTo(n == 5 ? 2 * HOUR : 9 * HOUR);
        }
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        var tempo = new Tempo(1, 0);
        tempo.add(NOON - 2 * HOUR);
        tempo.add(NOON - 2 * HOUR + 1);
        tempo.add(NOON - 9 * HOUR);
        tempo.remove(NOON - 2 * HOUR);
        assertThat(tempo.age(NOON)).isEqualTo(2 * HOUR);
        tempo.remove(NOON - 2 * HOUR + 1);
        assertThat(tempo.age(NOON)).isEqualTo(9 * HOUR);
    }

    @Test
    void comingAndGoingInAnyOrderEndsWhereCountingAnewDoes() {
        var random = new Random(3);
        for (int n : new int[] {1, 3, 20}) {
            var tempo = new Tempo(n, 0);
            List<Long> there = new ArrayList<>();
            for (int step = 0; step < 2_000; step++) {
                if (there.isEmpty() || random.nextInt(100) < 52) {
                    long at = NOON - random.nextInt(50) * HOUR;
                    there.add(at);
                    tempo.add(at);
                } else {
                    tempo.remove(there.remove(random.nextInt(there.size())));
                }
                var anew = new Tempo(n, 0);
                if (step % 50 == 0) {
                    there.stream().sorted().forEach(anew::add);
                    assertThat(tempo.age(NOON)).isEqualTo(anew.age(NOON));
                    long oldestCounted = there.stream()
                            .sorted(Comparator.reverseOrder())
                            .limit(n)
                            .min(Comparator.naturalOrder())
                            .orElse(NOON);
                    assertThat(tempo.age(NOON)).isEqualTo(Math.max(HOUR, NOON - oldestCounted));
                }
            }
        }
    }
}
