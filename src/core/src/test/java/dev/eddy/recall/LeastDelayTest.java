package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeastDelayTest {
    private static final long YEAR = TimeUnit.DAYS.toMillis(365);
    private static final long LATE_AFTER = 1_000;

    private boolean inputWaits;
    private final LeastDelay delays = new LeastDelay(() -> inputWaits);
    private long now = 1_750_000_000_000L;
    /** How far the clock of the broker is ahead. */
    private long ahead;

    @Test
    void aClickIsBehindByWhatItIsLaterThanTheLeastWhileInputWaits() {
        idleFor(1);
        assertThat(delays.leastMillis()).isEqualTo(5);
        inputWaits = true;
        assertThat(behind(300)).isEqualTo(295);
        inputWaits = false;
        assertThat(behind(300)).as("nothing else is to be done").isZero();
    }

    @Test
    void anUpdateWithoutAClickIsNotBehind() {
        inputWaits = true;
        assertThat(delays.behindMillis(0, now)).isZero();
        assertThat(delays.behindMillis(-1, now)).isZero();
        assertThat(delays.leastMillis()).isZero();
    }

    /** A restart into a backlog of hours: it is not known yet what is usual. */
    @Test
    void beforeADelayIsKnownTheClocksAreTakenToAgree() {
        inputWaits = true;
        assertThat(behind(7_200_000)).isEqualTo(7_200_000);
        assertThat(behind(3_600_000)).isEqualTo(3_600_000);
    }

    @Test
    void aClockThatIsWrongIsKnownAtOnceOnAnIdleMachine() {
        for (long wrong : new long[] {-1_200, 90_000, -86_400_000}) {
            ahead = wrong;
            idleFor(11);
            inputWaits = true;
            assertThat(behind(5)).as("ahead by " + wrong).isZero();
            assertThat(behind(500)).as("ahead by " + wrong).isEqualTo(495);
            assertThat(delays.leastMillis()).isEqualTo(5 - wrong);
            inputWaits = false;
        }
    }

    /** Of the machine, or of the broker: a year ahead or behind for a minute. */
    @Test
    void tenMinutesAfterAJumpOfAClockAllIsAsBefore() {
        for (long jump : new long[] {YEAR, -YEAR}) {
            for (boolean isBrokers : new boolean[] {true, false}) {
                idleFor(11);
                now += isBrokers ? 0 : jump;
                ahead += isBrokers ? jump : -jump;
                idleFor(1);
                now -= isBrokers ? 0 : jump;
                ahead = 0;
                idleFor(11);
                assertThat(delays.leastMillis())
                        .as(jump + ", of the broker: " + isBrokers)
                        .isEqualTo(5);
                inputWaits = true;
                assertThat(behind(2_000)).isEqualTo(1_995);
                inputWaits = false;
            }
        }
    }

    /** One task, for which a list takes longer than the time between two clicks: for hours there is no time for all lists. */
    @Test
    void anOverloadOfHoursDoesNotBecomeWhatIsUsual() {
        for (long skew : new long[] {0, -1_200, 5_000}) {
            var task = new Task(skew);
            task.work(1, 20);
            assertThat(task.putOff).as("at leisure").isZero();
            task.work(180, 100);
            assertThat(task.worstMillis).as("clicks stay a second behind").isLessThan(LATE_AFTER + 1_000);
            assertThat(task.putOff).isGreaterThan(task.clicks / 3);
            assertThat(task.made).isGreaterThan(task.clicks / 4);
            task.work(10, 20);
            task.work(10, 20);
            assertThat(task.putOff).as("at leisure again").isZero();
            assertThat(task.owed.size()).isZero();
        }
    }

    /** A simulation: 2 ms to take a click, 15 ms to make a list. */
    private static final class Task {
        private final long skew;
        private final Random random = new Random(1);
        private long now = 1_750_000_000_000L;
        private long arrival = now;
        private final LeastDelay delays = new LeastDelay(() -> arrival <= now);
        private final OwedLists owed =
                new OwedLists(Duration.ofMillis(LATE_AFTER), Duration.ofSeconds(10), () -> arrival <= now);
        private long alarm = Long.MAX_VALUE;
        private int clicks;
        private int putOff;
        private int made;
        private long worstMillis;

        Task(long skew) {
            this.skew = skew;
        }

        private void work(long minutes, int clicksPerSecond) {
            made = 0;
            putOff = 0;
            clicks = 0;
            arrival = Math.max(arrival, now);
            worstMillis = 0;
            for (long i = minutes * 60 * clicksPerSecond; i > 0; i--) {
                clicks++;
                while (alarm <= Math.max(now, arrival)) {
                    now = Math.max(now, alarm);
                    makeOwed();
                }
                now = Math.max(now, arrival);
                long appended = arrival + skew;
                worstMillis = Math.max(worstMillis, now - arrival);
                arrival += (long) (2_000.0 / clicksPerSecond * random.nextDouble());
                if (owed.isLate(delays.behindMillis(appended, now))) {
                    putOff++;
                    owed.add(clicks % 10, "user-" + random.nextInt(1_000), now);
                    alarm = alarm == Long.MAX_VALUE ? owed.nextMillis(now, 0) : alarm;
                    now += 2;
                } else {
                    made++;
                    now += 17;
                }
            }
        }

        private void makeOwed() {
            OwedLists.Due due = owed.take(now);
            long spent = due == null ? 0 : 15L * due.users().size();
            now += spent;
            alarm = owed.size() > 0 ? owed.nextMillis(now, spent) : Long.MAX_VALUE;
        }
    }

    private long behind(long delay) {
        return delays.behindMillis(now - delay + ahead, now);
    }

    private void idleFor(long minutes) {
        for (long i = 0; i < minutes * 60; i++) {
            now += 1_000;
            behind(i % 20 == 0 ? 5 : 5 + i % 300);
        }
    }
}
