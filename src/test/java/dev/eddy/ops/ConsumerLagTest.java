package dev.eddy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {
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
