package dev.eddy.recall.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.recall.items.Fading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TempoTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 480_000 * HOUR;

    /** A tempo of so many hours, within a step. */
    private static void assertHours(Tempo tempo, long hours) {
        assertThat(tempo.millis() / HOUR)
                .isEqualTo(
                        Math.pow(2, Math.round(8 * Math.log((double) hours) / Math.log(2)) / 8.0),
                        within(1e-9 * hours));
    }

    @Test
    void theNthNewestSetsTheTempo() {
        for (int n : new int[] {2, 4, 10}) {
            var tempo = new Tempo(n, 0);
            for (int age = 9; age >= 0; age--) {
                tempo.add(NOON - age * HOUR);
            }
            assertHours(tempo, n - 1);
        }
    }

    @Test
    void ofManyAShareSetsIt() {
        var tempo = new Tempo(3, .5);
        for (int count = 1; count <= 20; count++) {
            tempo.add(NOON - count * HOUR);
            assertHours(tempo, Math.max(1, Math.min(count, Math.max(3, count / 2)) - 1));
        }
        for (int count = 20; count > 10; count--) {
            tempo.remove(NOON - count * HOUR);
        }
        assertHours(tempo, 4);
    }

    @Test
    void withFewerTheOldestSetsIt() {
        var tempo = new Tempo(5_000, 0);
        tempo.add(NOON);
        tempo.add(NOON - 7 * HOUR);
        assertHours(tempo, 7);
    }

    @Test
    void itIsAnHourAtLeast() {
        var tempo = new Tempo(1, 0);
        assertHours(tempo, 1);
        tempo.add(NOON);
        assertHours(tempo, 1);
        tempo.add(NOON + 3 * HOUR);
        assertHours(tempo, 1);
    }

    @Test
    void manyInOneHourCountEach() {
        for (int n : new int[] {5, 6}) {
            var tempo = new Tempo(n, 0);
            tempo.add(NOON - 9 * HOUR);
            for (int i = 0; i < 4; i++) {
                tempo.add(NOON - 2 * HOUR + i);
            }
            tempo.add(NOON);
            assertHours(tempo, n == 5 ? 2 : 9);
        }
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        var tempo = new Tempo(2, 0);
        tempo.add(NOON);
        tempo.add(NOON - 2 * HOUR);
        tempo.add(NOON - 2 * HOUR + 1);
        tempo.add(NOON - 9 * HOUR);
        tempo.remove(NOON - 2 * HOUR);
        assertHours(tempo, 2);
        tempo.remove(NOON - 2 * HOUR + 1);
        assertHours(tempo, 9);
        assertThat(tempo.newestMillis()).isEqualTo(NOON);
        tempo.remove(NOON);
        assertThat(tempo.newestMillis()).isEqualTo(NOON - 9 * HOUR);
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
                    assertThat(tempo.fading()).isEqualTo(anew.fading());
                    List<Long> newestFirst =
                            there.stream().sorted(Comparator.reverseOrder()).toList();
                    if (!newestFirst.isEmpty()) {
                        long nth = newestFirst.get(Math.min(n, newestFirst.size()) - 1);
                        assertHours(tempo, Math.max(1, (newestFirst.get(0) - nth) / HOUR));
                    }
                }
            }
        }
    }

    @Test
    void anotherEraBeginsOnlyWhenTheFadingChanges() {
        var tempo = new Tempo(5_000, 0);
        tempo.add(NOON);
        tempo.add(NOON - 100 * HOUR);
        int era = tempo.era();
        Fading fading = tempo.fading();
        // Less than an eighth of an octave.
        tempo.add(NOON + HOUR);
        assertThat(tempo.era()).isEqualTo(era);
        assertThat(tempo.fading()).isSameAs(fading);
        tempo.add(NOON - 150 * HOUR);
        assertThat(tempo.era()).isGreaterThan(era);
    }
}
