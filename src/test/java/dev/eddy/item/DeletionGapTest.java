package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.ParseItemFunction.DeletionGap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionGapTest {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final long NOW = 1_767_225_600_000L;

    @Test
    void aJobThatBeginsAnewHasMissedNothing() {
        assertThat(DeletionGap.before(NOW, List.of(), KEPT).isTooLong()).isFalse();
    }

    @Test
    void aPauseAsLongAsDeletionsAreKeptIsNotTooLong() {
        assertThat(after(KEPT).isTooLong()).isFalse();
        assertThat(after(KEPT.plusMillis(1)).isTooLong()).isTrue();
        assertThat(after(KEPT.plusMillis(1)).inWords()).startsWith("the topics were not read for 168 h and keep");
    }

    @Test
    void theLatestOfTheTasksCounts() {
        assertThat(DeletionGap.before(NOW, List.of(NOW - 2 * KEPT.toMillis(), NOW - 1), KEPT)
                        .isTooLong())
                .isFalse();
    }

    @Test
    void aClockThatWasSetBackIsNoPause() {
        assertThat(after(Duration.ofHours(-1)).millis()).isZero();
    }

    private static DeletionGap after(Duration pause) {
        return DeletionGap.before(NOW, List.of(NOW - pause.toMillis()), KEPT);
    }
}
