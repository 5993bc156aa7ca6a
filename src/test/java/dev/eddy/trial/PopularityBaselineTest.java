package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import org.junit.jupiter.api.Test;

class PopularityBaselineTest {
    private static final int ONE_DAY = 0;
    private static final int NINETY_DAYS = 3;

    private final Baseline daily = new PopularityBaseline(Behaviours.WEIGHTS, ONE_DAY, Had.LEFT_OUT);

    @Test
    void isNamedByItsHalfLife() {
        assertThat(daily.name()).isEqualTo("popularity-1d");
        assertThat(new PopularityBaseline(Behaviours.WEIGHTS, NINETY_DAYS, Had.LEFT_OUT).name())
                .isEqualTo("popularity-90d");
    }

    @Test
    void oneClickTodayOutweighsThreeOfTheDayBeforeYesterday() {
        Baseline quarterly = new PopularityBaseline(Behaviours.WEIGHTS, NINETY_DAYS, Had.LEFT_OUT);
        for (Baseline baseline : new Baseline[] {daily, quarterly}) {
            for (String user : new String[] {"ann", "bob", "cid"}) {
                baseline.fold(click(user, "old", NOON));
            }
            baseline.fold(click("ann", "new", NOON + 48 * HOUR));
        }
        // Faded by a day, 3 clicks of two days ago count .75.
        assertThat(daily.recall("dee", NOON + 48 * HOUR, 20)).containsExactly("new", "old");
        assertThat(quarterly.recall("dee", NOON + 48 * HOUR, 20)).containsExactly("old", "new");
    }

    @Test
    void aPurchaseCountsMoreThanTwoClicks() {
        daily.fold(click("ann", "a", NOON));
        daily.fold(click("bob", "a", NOON));
        daily.fold(did(BehaviourType.PURCHASE, "ann", "b", NOON));
        assertThat(daily.recall("dee", NOON, 20)).containsExactly("b", "a");
    }

    @Test
    void whatAUserClickedIsLeftOutForThatUserOnly() {
        daily.fold(click("ann", "a", NOON));
        daily.fold(click("bob", "b", NOON));
        assertThat(daily.recall("ann", NOON, 20)).containsExactly("b");
        assertThat(daily.recall("bob", NOON, 20)).containsExactly("a");
    }

    @Test
    void whereRepeatsAreScoredNothingIsLeftOut() {
        Baseline repeating = new PopularityBaseline(Behaviours.WEIGHTS, ONE_DAY, Had.RECALLED);
        repeating.fold(click("ann", "a", NOON));
        repeating.fold(click("bob", "b", NOON));
        assertThat(repeating.recall("ann", NOON, 20)).containsExactly("a", "b");
    }

    @Test
    void theSameClicksInAnotherOrderAreEquallyHotAndTheLowerIdComesFirst() {
        daily.fold(click("ann", "b", NOON));
        daily.fold(click("ann", "a", NOON + 7 * HOUR));
        daily.fold(click("bob", "b", NOON + 5 * HOUR));
        daily.fold(click("bob", "a", NOON + 5 * HOUR));
        daily.fold(click("cid", "b", NOON + 7 * HOUR));
        daily.fold(click("cid", "a", NOON));
        assertThat(daily.recall("dee", NOON + 7 * HOUR, 20)).containsExactly("a", "b");
        assertThat(daily.recall("dee", NOON + 7 * HOUR, 1)).containsExactly("a");
    }
}
