package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.Test;

class BucketTurnsTest {
    private final TestProcessingTimeService time = new TestProcessingTimeService();
    private final List<String> taken = new ArrayList<>();
    private final BucketTurns turns = new BucketTurns(time, (bucket, now) -> {
        taken.add(bucket + " at " + now);
        return now + 100;
    });

    @Test
    void eachBucketHasItsTurnAtTheInstantThatWasNamed() throws Exception {
        turns.add(1, 50);
        turns.add(2, 20);
        turns.add(3, 50);
        time.setCurrentTime(10);
        assertThat(taken).isEmpty();
        time.setCurrentTime(20);
        assertThat(taken).containsExactly("2 at 20");
        time.setCurrentTime(50);
        assertThat(taken).containsExactly("2 at 20", "1 at 50", "3 at 50");
        time.setCurrentTime(120);
        assertThat(taken).hasSize(4).endsWith("2 at 120");
        time.setCurrentTime(150);
        assertThat(taken).hasSize(6);
    }

    @Test
    void manyTurnsNeedOneTimer() throws Exception {
        for (int bucket = 0; bucket < 4_096; bucket++) {
            turns.add(bucket, 1_000);
        }
        assertThat(time.getNumActiveTimers()).isOne();
        time.setCurrentTime(1_000);
        assertThat(taken).hasSize(4_096);
        assertThat(time.getNumActiveTimers()).isOne();
    }
}
