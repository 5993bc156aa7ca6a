package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {
    @Test
    void anOffsetBeyondTheEndIsOfATopicThatIsGone() {
        assertThat(ConsumerLag.ofThisTopic(
                        Map.of(0, 500L, 1, 3L, 2, 1L), Map.of(0, 0L, 1, 0L, 2, 2L, 3, 4L), Map.of(0, 7L, 1, 3L, 2, 9L)))
                .isEqualTo(Map.of(0, 0L, 1, 3L, 2, 2L, 3, 4L));
    }

    @Test
    void lagIsWhatIsLeftOfEachPartition() {
        assertThat(ConsumerLag.remaining(Map.of(0, 10L, 1, 5L, 2, 0L), Map.of(0, 7L, 1, 5L)))
                .isEqualTo(3);
    }

    @Test
    void beingAheadInOnePartitionDoesNotMakeUpForAnother() {
        assertThat(ConsumerLag.remaining(Map.of(0, 10L, 1, 5L), Map.of(0, 20L, 1, 4L)))
                .isEqualTo(1);
    }
}
