package dev.eddy.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.cluster.FoundItems;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Pause pause = new Pause(MINUTE);

    @Test
    void whatWasNeverDoneIsDue() {
        long never = FoundItems.NONE.asOfMillis();
        assertThat(pause.isOver(never, NOON)).isTrue();
        assertThat(pause.isOver(never, 0)).isTrue();
    }

    @Test
    void itIsNotDueAgainBeforeTheTimeIsOver() {
        for (long second = 0; second < 60; second++) {
            assertThat(pause.isOver(NOON, NOON + 1_000 * second)).isFalse();
        }
        assertThat(pause.isOver(NOON, NOON + MINUTE - 1)).isFalse();
        assertThat(pause.isOver(NOON, NOON + MINUTE)).isTrue();
    }

    @Test
    void aLateEventBringsItForwardOnlyWhenItIsVeryLate() {
        assertThat(pause.isOver(NOON, NOON - 1_000)).isFalse();
        assertThat(pause.isOver(NOON, NOON - MINUTE)).isTrue();
    }

    @Test
    void anEventFarInTheFutureDoesNotPutItOffForLong() {
        long clockGoneWrong = NOON + Duration.ofDays(300).toMillis();
        assertThat(pause.isOver(clockGoneWrong, NOON)).isTrue();
    }
}
