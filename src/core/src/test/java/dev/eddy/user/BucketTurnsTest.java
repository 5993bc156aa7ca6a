package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTurnsTest {
    private final List<Long> alarms = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();
    private long now;
    private final BucketTurns turns = new BucketTurns(alarms::add, bucket -> {
        taken.add(bucket);
        assertThat(taken.size()).as("turns").isLessThan(10_000);
        return now + 100;
    });

    @Test
    void eachBucketHasItsTurnAtTheInstantThatWasNamed() throws Exception {
        turns.add(1, 50);
        turns.add(2, 20);
        turns.add(3, 50);
        assertThat(alarms).containsExactly(50L, 20L);
        takeAt(20);
        assertThat(taken).containsExactly(2);
        takeAt(50);
        assertThat(taken).containsExactly(2, 1, 3);
        takeAt(119);
        assertThat(taken).hasSize(3);
        takeAt(120);
        assertThat(taken).endsWith(2).hasSize(4);
    }

    @Test
    void manyTurnsOfOneInstantNeedOneAlarm() throws Exception {
        for (int bucket = 0; bucket < 4_096; bucket++) {
            turns.add(bucket, 1_000);
        }
        takeAt(1_000);
        assertThat(taken).hasSize(4_096);
        assertThat(alarms).containsExactly(1_000L, 1_100L);
    }

    /** While a clock was a year ahead, each turn named the next: the alarm that was set then comes all the same. */
    @Test
    void aClockThatIsSetForwardAndBackStopsNoTurn() throws Exception {
        long year = 365L * 86_400_000;
        now = year;
        turns.add(1, year + 100);
        turns.add(2, year + 150);
        now = 0;
        turns.take(year + 100);
        assertThat(taken).as("once").containsExactly(1);
        takeAt(100);
        assertThat(taken).containsExactlyInAnyOrder(1, 1, 2);
        takeAt(200);
        assertThat(taken).hasSize(5);
    }

    private void takeAt(long millis) throws Exception {
        now = millis;
        turns.take(millis);
    }
}
