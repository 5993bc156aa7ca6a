package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.vector.HalfLives;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstClicksTest {
    private static final int NINETY_DAYS = 3;

    private final FirstClicks firstClicks = new FirstClicks();

    @Test
    void threeDaysAreTakenBeforeTheFirstHit() {
        assertThat(firstClicks.best()).isEqualTo(HalfLives.THREE_DAYS);
        firstClicks.count(halfLife -> false);
        assertThat(firstClicks.best()).isEqualTo(HalfLives.THREE_DAYS);
    }

    @Test
    void theListThatHadTheMostFirstClicksIsTaken() {
        for (int i = 0; i < 10; i++) {
            firstClicks.count(halfLife -> halfLife == NINETY_DAYS);
        }
        firstClicks.count(halfLife -> halfLife == HalfLives.THREE_DAYS);
        assertThat(firstClicks.best()).isEqualTo(NINETY_DAYS);
    }

    @Test
    void whatPeopleBeginWithMayChange() {
        for (int i = 0; i < 10_000; i++) {
            firstClicks.count(halfLife -> halfLife == NINETY_DAYS);
        }
        for (int i = 0; i < 300; i++) {
            firstClicks.count(halfLife -> halfLife == 0);
        }
        assertThat(firstClicks.best()).isZero();
    }

    @Test
    void twoListsThatAreAlikeDoNotTakeTurns() {
        for (int i = 0; i < 300; i++) {
            firstClicks.count(halfLife -> true);
        }
        firstClicks.count(halfLife -> halfLife == 0);
        assertThat(firstClicks.best()).isEqualTo(HalfLives.THREE_DAYS);
    }

    @Test
    void afterARestartAllTasksGoOnWithTheMeanOfAll() {
        firstClicks.count(halfLife -> halfLife == NINETY_DAYS);
        double[] other = {.5, 0, 0, 0};
        assertThat(FirstClicks.meanOf(List.of(firstClicks.hits(), other)).hits())
                .containsExactly(.25, 0, 0, .5);
        assertThat(FirstClicks.meanOf(List.of()).best()).isEqualTo(HalfLives.THREE_DAYS);
    }
}
