package dev.eddy.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfirmedClockTest {
    @Test
    void oneUserConfirmsNothing() {
        ConfirmedClock clock = ConfirmedClock.NONE.after("ann", 5).after("ann", 9);
        assertThat(clock.isConfirmed()).isFalse();
        assertThat(clock.confirmedOrNewestMillis()).isEqualTo(9);
    }

    @Test
    void aSecondUserConfirmsWhatBothHaveReached() {
        ConfirmedClock clock = ConfirmedClock.NONE.after("ann", 1_000).after("bob", 7);
        assertThat(clock.confirmedOrNewestMillis()).isEqualTo(7);
        assertThat(clock.after("bob", 2_000).confirmedMillis()).isEqualTo(1_000);
        assertThat(clock.after("cat", 8).confirmedMillis()).isEqualTo(8);
        assertThat(clock.after("ann", 5_000).confirmedMillis()).isEqualTo(7);
    }

    @Test
    void itIsTheSecondHighestTimeOfUsersInAnyOrderOfEvents() {
        var random = new Random(1);
        for (int run = 0; run < 200; run++) {
            Map<String, Long> newest = new HashMap<>();
            List<Map.Entry<String, Long>> events = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String user = "user-" + random.nextInt(5);
                long at = random.nextInt(30);
                events.add(Map.entry(user, at));
                newest.merge(user, at, Math::max);
            }
            List<Long> times = new ArrayList<>(newest.values());
            times.sort(Collections.reverseOrder());
            Collections.shuffle(events, random);
            ConfirmedClock clock = ConfirmedClock.NONE;
            for (Map.Entry<String, Long> event : events) {
                clock = clock.after(event.getKey(), event.getValue());
            }
            assertThat(clock.newestMillis()).isEqualTo(times.get(0));
            assertThat(clock.confirmedMillis()).isEqualTo(times.get(1));
        }
    }
}
