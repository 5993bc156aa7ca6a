package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnFavouritesBaselineTest {
    private static final long DAY = 24 * HOUR;

    private final Baseline baseline = new OwnFavouritesBaseline();

    @Test
    void whatTheUserHadMostOftenComesFirst() {
        clicks(NOON, "milk", "milk", "bread");
        assertThat(recall(20)).containsExactly("milk", "bread");
        assertThat(recall(1)).containsExactly("milk");
    }

    @Test
    void threeTimesHalfAYearAgoIsLessThanOnceToday() {
        clicks(NOON, "milk", "milk", "milk");
        clicks(NOON + 180 * DAY, "bread");
        assertThat(recall(20)).containsExactly("bread", "milk");
    }

    @Test
    void threeTimesAQuarterAgoIsMoreThanOnceToday() {
        clicks(NOON, "milk", "milk", "milk");
        clicks(NOON + 90 * DAY, "bread");
        assertThat(recall(20)).containsExactly("milk", "bread");
    }

    @Test
    void ofTwoThatCameAsOftenTheLaterOneIsFirst() {
        clicks(NOON, "milk", "bread", "bread", "milk");
        assertThat(recall(20)).containsExactly("milk", "bread");
    }

    @Test
    void otherUsersDoNotMatter() {
        baseline.fold(click("bob", "beer", NOON));
        assertThat(recall(20)).isEmpty();
        clicks(NOON, "milk");
        assertThat(recall(20)).containsExactly("milk");
    }

    private void clicks(long atMillis, String... items) {
        for (String item : items) {
            baseline.fold(click("ann", item, atMillis));
        }
    }

    private List<String> recall(int limit) {
        return baseline.recall("ann", NOON + 200 * DAY, limit);
    }
}
