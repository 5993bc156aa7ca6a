package dev.eddy.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TempoTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOON = 480_000 * HOUR;

    private final Tempo tempo = new Tempo();

    @Test
    void theNthNewestSetsTheTempo() {
        for (int age = 1; age <= 10; age++) {
            tempo.add(NOON - age * HOUR);
        }
        assertThat(tempo.ageOfNewest(1, NOON)).isEqualTo(HOUR);
        assertThat(tempo.ageOfNewest(4, NOON)).isEqualTo(4 * HOUR);
        assertThat(tempo.ageOfNewest(10, NOON)).isEqualTo(10 * HOUR);
    }

    @Test
    void withFewerTheOldestSetsIt() {
        tempo.add(NOON - 3 * HOUR);
        tempo.add(NOON - 7 * HOUR);
        assertThat(tempo.ageOfNewest(5_000, NOON)).isEqualTo(7 * HOUR);
    }

    @Test
    void itIsAnHourAtLeast() {
        assertThat(tempo.ageOfNewest(1, NOON)).isEqualTo(HOUR);
        tempo.add(NOON);
        assertThat(tempo.ageOfNewest(1, NOON + 5)).isEqualTo(HOUR);
        tempo.add(NOON + 3 * HOUR);
        assertThat(tempo.ageOfNewest(1, NOON)).isEqualTo(HOUR);
    }

    @Test
    void manyInOneHourCountEach() {
        for (int i = 0; i < 5; i++) {
            tempo.add(NOON - 2 * HOUR + i);
        }
        tempo.add(NOON - 9 * HOUR);
        assertThat(tempo.ageOfNewest(5, NOON)).isEqualTo(2 * HOUR);
        assertThat(tempo.ageOfNewest(6, NOON)).isEqualTo(9 * HOUR);
    }

    @Test
    void whatIsRemovedNoLongerCounts() {
        tempo.add(NOON - 2 * HOUR);
        tempo.add(NOON - 2 * HOUR + 1);
        tempo.add(NOON - 9 * HOUR);
        tempo.remove(NOON - 2 * HOUR);
        assertThat(tempo.ageOfNewest(1, NOON)).isEqualTo(2 * HOUR);
        tempo.remove(NOON - 2 * HOUR + 1);
        assertThat(tempo.ageOfNewest(1, NOON)).isEqualTo(9 * HOUR);
    }
}
