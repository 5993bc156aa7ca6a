package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossDetectorTest {
    private static final long TTL = 1_000;
    private long now = 100;
    private final LossDetector detector = new LossDetector("w", TTL, () -> now, List.of());

    @Test
    void countsThatGrowAreNoLoss() {
        assertThat(lost(1, 0)).isFalse();
        assertThat(lost(2, 0)).isFalse();
        assertThat(lost(7, 0)).as("answers between were not seen").isFalse();
    }

    @Test
    void aServerThatWasNeverWrittenToHasLostNothing() {
        assertThat(lost(1, 0)).isFalse();
        detector.counted("other", 1, 0);
        assertThat(detector.takeLoss()).isFalse();
    }

    @Test
    void aRestartWithoutDataIsALossOnce() {
        lost(5, 0);
        assertThat(lost(1, 0)).isTrue();
        assertThat(lost(2, 0)).isFalse();
    }

    @Test
    void failingBackToAnEarlierMasterIsALoss() {
        lost(5, 0);
        lost(6, 0);
        assertThat(lost(6, 0)).as("it has five batches, the next is the sixth").isTrue();
    }

    @Test
    void aLossThatAnotherWriterAskedForIsNotAskedForAgain() {
        lost(5, 40);
        assertThat(lost(1, 90)).isFalse();
        assertThat(lost(1, 90)).isTrue();
    }

    @Test
    void anEarlierMasterThatKnowsOnlyOfAnEarlierOrderIsALoss() {
        lost(5, 40);
        assertThat(lost(2, 30)).isTrue();
    }

    @Test
    void anOrderOfOurOwnIsLaterThanAllBeforeEvenIfClocksDiffer() {
        lost(5, 500);
        assertThat(detector.askedNowMillis()).isEqualTo(501);
        now = 700;
        assertThat(detector.askedNowMillis()).isEqualTo(700);
        detector.asked(700);
        assertThat(detector.marks()).containsExactly(new StoreMark("w", "t", 5, 700, 100));
    }

    @Test
    void aCountThatExpiredIsNoLoss() {
        lost(5, 0);
        now += TTL;
        assertThat(lost(1, 0)).isFalse();
    }

    @Test
    void marksOfAnEarlierWriterAreComparedOnce() {
        var mark = new StoreMark("earlier", "t", 5, 0, now);
        assertThat(compared(mark, 5, 0)).isFalse();
        assertThat(compared(mark, 9, 0)).as("batches after the checkpoint").isFalse();
        assertThat(compared(mark, 4, 0)).isTrue();
        assertThat(compared(mark, 0, 0)).isTrue();
        assertThat(compared(mark, 0, 50)).as("another has asked").isFalse();
        now += TTL;
        assertThat(compared(mark, 0, 0)).as("all lists have expired as well").isFalse();
    }

    private boolean compared(StoreMark mark, long batches, long askedAt) {
        var next = new LossDetector("w", TTL, () -> now, List.of(mark));
        assertThat(next.marks()).containsExactly(mark);
        next.compared(List.of(new StoreMark("earlier", "t", batches, askedAt, now)));
        assertThat(next.marks()).isEmpty();
        return next.takeLoss();
    }

    private boolean lost(long batches, long askedAt) {
        detector.counted("t", batches, askedAt);
        return detector.takeLoss();
    }
}
