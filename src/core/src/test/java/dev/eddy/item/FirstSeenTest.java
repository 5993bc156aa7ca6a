package dev.eddy.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.Lives;
import dev.eddy.behaviour.Behaviours;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirstSeenTest {
    private static final long NOON = 1_750_000_000_000L;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long IN_1990 = 631_152_000_001L;

    @Test
    void anEventOfAWrongClockDoesNotMakeAnItemOld() {
        ItemUpdate item = seen(click("ann", NOON), click("bob", IN_1990), click("cat", NOON + 1));
        assertThat(item.availableSinceMillis()).isEqualTo(NOON);
        ItemUpdate shownAndClicked = seen(click("bob", IN_1990), click("bob", IN_1990 + 5), click("ann", NOON));
        assertThat(shownAndClicked.availableSinceMillis()).isEqualTo(NOON);
    }

    @Test
    void monthsOfHistoryMakeAnItemAsOldAsItIs() {
        ItemUpdate item = seen(click("ann", NOON), click("bob", NOON - 300 * DAY), click("cat", NOON - 290 * DAY));
        assertThat(item.availableSinceMillis()).isEqualTo(NOON - 300 * DAY);
        assertThat(seen(click("ann", NOON - 300 * DAY)).availableSinceMillis()).isEqualTo(NOON - 300 * DAY);
    }

    @Tag("lives")
    @Test
    void theEarliestTwoUsersDecideInAnyOrderAndGrouping() {
        for (int seed : Lives.of("first seen", 2_000)) {
            var random = new Random(seed);
            List<FirstSeen> parts = new ArrayList<>();
            Map<Integer, Long> firsts = new HashMap<>();
            for (int event = 1 + random.nextInt(8); event > 0; event--) {
                int user = random.nextInt(4);
                long at = NOON - 1_200L * random.nextInt(4) * DAY - random.nextInt(2);
                firsts.merge(user, at, Math::min);
                parts.add(FirstSeen.of(user, at));
            }
            while (parts.size() > 1) {
                Collections.shuffle(parts, random);
                parts.add(parts.remove(0).plus(parts.remove(0)));
            }
            List<Long> ascending = firsts.values().stream().sorted().toList();
            boolean isAlone = ascending.size() > 1 && ascending.get(1) - ascending.get(0) > 5 * 365 * DAY;
            assertThat(parts.get(0).millis()).as("seed %d", seed).isEqualTo(ascending.get(isAlone ? 1 : 0));
        }
    }

    private static ItemUpdate seen(ItemUpdate... parts) {
        return Stream.of(parts).reduce(ItemUpdate::plus).orElseThrow();
    }

    private static ItemUpdate click(String user, long atMillis) {
        return ItemUpdate.of(Behaviours.click(user, "a", atMillis), Behaviours.WEIGHTS);
    }
}
