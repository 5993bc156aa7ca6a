package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupOffsetsTest {
    @Test
    void anOffsetBeyondTheEndIsOfATopicThatIsGone() {
        assertThat(GroupOffsets.ofThisTopic(
                        Map.of(0, 500L, 1, 3L, 2, 1L), Map.of(0, 0L, 1, 0L, 2, 2L, 3, 4L), Map.of(0, 7L, 1, 3L, 2, 9L)))
                .isEqualTo(Map.of(0, 0L, 1, 3L, 2, 2L, 3, 4L));
    }
}
