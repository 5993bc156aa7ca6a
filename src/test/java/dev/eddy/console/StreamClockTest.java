package dev.eddy.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.behaviour.BehaviourType;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamClockTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long YEAR = 365L * 86_400_000;

    private static Behaviour event(long atMillis, long appendedAtMillis) {
        return new Behaviour(
                null, "u", "i", BehaviourType.CLICK, atMillis, Behaviour.Details.NONE, appendedAtMillis, 0);
    }

    @Test
    void inALiveStreamItIsNow() {
        assertThat(StreamClock.millis(NOW, List.of(event(NOW - 70, NOW - 60), event(NOW - 3_000, NOW - 50))))
                .isEqualTo(NOW - 10);
    }

    @Test
    void afterASilenceItIsStillNow() {
        assertThat(StreamClock.millis(NOW, List.of(event(NOW - YEAR, NOW - YEAR))))
                .isEqualTo(NOW);
    }

    @Test
    void inAReplayItIsThen() {
        assertThat(StreamClock.millis(NOW, List.of(event(NOW - 9 * YEAR, NOW - 1_000), event(NOW - YEAR, NOW - 1_000))))
                .isEqualTo(NOW - YEAR + 1_000);
    }

    @Test
    void withoutEventsItIsNow() {
        assertThat(StreamClock.millis(NOW, List.of())).isEqualTo(NOW);
    }
}
