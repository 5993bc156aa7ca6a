package dev.eddy.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.user.WalkSchedule.WalkPace;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalkPaceTest {
    private static final int BUCKETS = 2_000;

    private final WalkPace pace = new WalkPace(1_000, 100);

    @Test
    void afterABucketEventsPassForAsLongAsItsUsersMayTake() {
        pace.walked(80, 0, 1_000);
        assertThat(pace.allows(1_029)).isFalse();
        assertThat(pace.allows(1_030)).as("fifty of them were missed before").isTrue();
    }

    @Test
    void whoMovesTakesLonger() {
        pace.walked(80, 7, 1_000);
        assertThat(pace.turn(1_000)).isEqualTo(1_100);
        assertThat(pace.turn(1_000)).isEqualTo(1_250);
        assertThat(pace.allows(1_099)).isFalse();
        assertThat(pace.allows(1_100)).isTrue();
    }

    @Test
    void whomEventsMoveMeanwhileTakeOfTheSweepsPace() {
        pace.eventMoved();
        pace.eventMoved();
        pace.walked(80, 7, 1_000);
        assertThat(pace.allows(1_119)).isFalse();
        assertThat(pace.allows(1_120)).isTrue();
        pace.walked(80, 7, 1_120);
        assertThat(pace.allows(1_270)).as("they took of it once").isTrue();
    }

    @Test
    void aSweepGoesOnHoweverManyEventsMove() {
        for (int i = 0; i < 1_000; i++) {
            pace.eventMoved();
        }
        pace.walked(80, 7, 1_000);
        assertThat(pace.allows(1_549)).isFalse();
        assertThat(pace.allows(1_550)).isTrue();
    }

    @Test
    void whatWasMissedIsNotMadeUpForAtOnce() {
        pace.walked(10, 0, 0);
        int walked = 0;
        for (; pace.allows(60_000); walked++) {
            pace.walked(1, 0, 60_000);
        }
        assertThat(walked).isEqualTo(51);
    }

    @Test
    void aClockThatIsSetForwardAndBackStopsNoWalk() {
        long year = 365L * 86_400_000;
        pace.walked(80, 0, year);
        assertThat(pace.turn(year)).isGreaterThan(year);
        assertThat(pace.turn(1_000)).isEqualTo(1_000);
        assertThat(pace.allows(1_000)).isTrue();
        pace.walked(80, 0, 1_000);
        assertThat(pace.allows(1_029)).isFalse();
        assertThat(pace.allows(1_030)).isTrue();
    }

    @Test
    void bucketsThatHaveToWaitAskOneAfterTheOther() {
        pace.walked(60, 0, 0);
        assertThat(pace.turn(0)).isEqualTo(10);
        assertThat(pace.turn(0)).isEqualTo(70);
        assertThat(pace.turn(500)).isEqualTo(500);
    }

    @Test
    void aSweepTakesAsLongAsItsUsersMayAndHardlyAnyBucketAsksTwice() {
        var random = new SplittableRandom(1);
        var asking = new PriorityQueue<Long>();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            asking.add((long) random.nextInt(1_000));
        }
        long users = 0;
        long asked = 0;
        long now = 0;
        long most = 0;
        long thisMilli = 0;
        while (!asking.isEmpty()) {
            long next = asking.remove();
            thisMilli = next == now ? thisMilli : 0;
            now = next;
            asked++;
            if (pace.allows(now)) {
                int size = 5 + random.nextInt(15);
                pace.walked(size, 0, now);
                users += size;
                thisMilli += size;
                most = Math.max(most, thisMilli);
            } else {
                asking.add(Math.max(pace.turn(now), now + 1));
            }
        }
        assertThat((double) now).isCloseTo((double) users, within(.1 * users));
        assertThat(most).as("in one go").isLessThan(40);
        assertThat(asked).isLessThan(4 * BUCKETS);
    }
}
