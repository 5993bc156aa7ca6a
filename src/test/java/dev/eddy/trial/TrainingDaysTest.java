package dev.eddy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainingDaysTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MIDNIGHT = 20_000 * DAY;

    @Test
    void aTrainingIsDueWithANewDayAndEnoughNewClicks() {
        var days = new TrainingDays(.1);
        assertThat(days.isDue(MIDNIGHT, 999)).as("too few for the first").isFalse();
        assertThat(days.isDue(MIDNIGHT + DAY, 1_000)).isTrue();
        assertThat(days.isDue(MIDNIGHT + DAY + 1, 5_000)).as("the same day").isFalse();
        assertThat(days.isDue(MIDNIGHT + 2 * DAY, 1_099)).as("too few new ones").isFalse();
        assertThat(days.isDue(MIDNIGHT + 3 * DAY, 1_100)).isTrue();
    }

    @Test
    void withoutGrowthItIsDueEachDayWithAClick() {
        var days = new TrainingDays(0);
        assertThat(days.isDue(MIDNIGHT, 1_000)).isTrue();
        assertThat(days.isDue(MIDNIGHT + DAY, 1_000)).as("no new click").isFalse();
        assertThat(days.isDue(MIDNIGHT + 2 * DAY, 1_001)).isTrue();
    }
}
