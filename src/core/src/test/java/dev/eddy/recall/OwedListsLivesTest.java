package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random lists that are owed, dropped and taken, beside a plain map of them. */
@Tag("lives")
class OwedListsLivesTest {
    private static final int STEPS = 200;
    private static final long LATE_AFTER = 1_000;
    private static final long AT_MOST = 10_000;
    private static final long ALARM = 10;
    private static final int MOST_USERS = 40;

    private record Owed(int cluster, String userId) {}

    private boolean inputWaits;
    private long now;
    private OwedLists owed;
    /** Since when each waits. */
    private final Map<Owed, Long> waiting = new HashMap<>();

    @Test
    void owedListsAreTakenOnceAndNothingIsLeft() {
        for (int seed : Lives.of("owed lists", 2_000)) {
            Random random = start(seed);
            for (int i = 0; i < STEPS; i++) {
                String step = "life " + seed + ", step " + i;
                var one = new Owed(random.nextInt(3), "user-" + random.nextInt(8));
                switch (random.nextInt(6)) {
                    case 0, 1 -> owe(one, step);
                    case 2 ->
                        assertThat(owed.drop(one.cluster, one.userId)).as(step).isEqualTo(waiting.remove(one) != null);
                    case 3 -> {
                        inputWaits = random.nextBoolean();
                        owed.isLate(random.nextBoolean() ? LATE_AFTER + 1 : 0);
                    }
                    case 4 -> now += random.nextInt(20) == 0 ? 20_000 - random.nextInt(40_000) : random.nextInt(60);
                    default -> take(step);
                }
                assertThat(owed.size()).as(step).isEqualTo(waiting.size());
            }
            inputWaits = false;
            while (owed.size() > 0) {
                assertThat(take("the end of life " + seed)).isPositive();
            }
            assertThat(waiting).as("life " + seed).isEmpty();
            assertThat(owed.take(now)).as("life " + seed).isNull();
        }
    }

    /** All clicks come late, and more lists are owed than there is time for; who has waited for too long is the next. */
    @Test
    void whileClicksAlwaysComeLateNobodyWaitsForMuchLongerThanAtMost() {
        long longest = AT_MOST + ALARM * (1 + MOST_USERS / OwedLists.FEW_AT_ONCE);
        for (int seed : Lives.of("lists that come late", 50)) {
            Random random = start(seed);
            for (int i = 0; i < 3_000; i++) {
                for (int clicks = random.nextInt(5); clicks > 0; clicks--) {
                    int user = random.nextInt(MOST_USERS);
                    assertThat(owed.isLate(LATE_AFTER + 1)).isTrue();
                    owe(new Owed(user % 3, "user-" + user), "life " + seed);
                }
                now += ALARM;
                owed.isLate(LATE_AFTER + 1);
                take("life " + seed);
                assertThat(waiting.values()).as("life " + seed).allMatch(since -> now - since <= longest);
            }
        }
    }

    private Random start(int seed) {
        inputWaits = true;
        now = 1_000_000;
        owed = new OwedLists(Duration.ofMillis(LATE_AFTER), Duration.ofMillis(AT_MOST), () -> inputWaits);
        waiting.clear();
        return new Random(seed);
    }

    private void owe(Owed one, String step) {
        assertThat(owed.add(one.cluster, one.userId, now)).as(step).isEqualTo(waiting.putIfAbsent(one, now) != null);
    }

    /** The number of lists taken. */
    private int take(String step) {
        OwedLists.Due due = owed.take(now);
        List<String> users = due == null ? new ArrayList<>() : due.users();
        assertThat(users).as(step).hasSizeLessThanOrEqualTo(OwedLists.MOST_AT_ONCE);
        users.forEach(userId -> assertThat(waiting.remove(new Owed(due.cluster(), userId)))
                .as(step)
                .isNotNull());
        return users.size();
    }
}
