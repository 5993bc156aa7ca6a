package dev.eddy.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.bench.FreshRun.WriteGaps;
import org.junit.jupiter.api.Test;

class WriteGapsTest {
    private final WriteGaps gaps = new WriteGaps();

    @Test
    void theLongestTimeWithoutAWriteIsFoundWhereItTouchesTheStretch() {
        observe(0, 5);
        observe(10, 6);
        observe(20, 6);
        observe(300, 7);
        observe(310, 8);
        assertThat(gaps.longestIn(0, 1_000)).isEqualTo(290);
        assertThat(gaps.longestIn(100, 200)).isEqualTo(290);
        assertThat(gaps.longestIn(305, 1_000)).isEqualTo(10);
        assertThat(gaps.longestIn(400, 1_000)).isZero();
    }

    @Test
    void whoWasNeverAskedHasSeenNoGap() {
        assertThat(gaps.longestIn(0, 1_000)).isZero();
    }

    private void observe(long atMillis, long written) {
        gaps.observe(atMillis, written);
    }
}
