package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.did;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.trial.ItemCfBaseline.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemCfBaselineTest {
    private static final Settings AS_PUBLISHED = new Settings(10, 1, 40, 1, 0);

    @Test
    void aPopularItemIsLessSimilarThanOneThatGoesWithThisOneOnly() {
        Baseline baseline = baseline(AS_PUBLISHED);
        clicks(baseline, "bob", "a", "hit", "niche");
        clicks(baseline, "cid", "hit");
        clicks(baseline, "dee", "hit");
        clicks(baseline, "ann", "a");
        // 1 / (sqrt(2) sqrt(1)) for the niche, 1 / (sqrt(2) sqrt(3)) for the hit.
        assertThat(recall(baseline)).containsExactly("niche", "hit");
    }

    @Test
    void aShrunkSimilarityTrustsWhatWasSeenMoreThanOnce() {
        for (double shrink : new double[] {0, 10}) {
            Baseline baseline = baseline(new Settings(10, 1, 40, 1, shrink));
            clicks(baseline, "bob", "a", "once");
            clicks(baseline, "cid", "a", "twice");
            clicks(baseline, "dee", "a", "twice");
            for (String user : new String[] {"eve", "fay", "gus", "hal"}) {
                clicks(baseline, user, "twice");
            }
            clicks(baseline, "ann", "a");
            // The root of what a was clicked is 2: 1 / 2 against 2 / (2 sqrt(6)), or 1 / 12 against 2 / (2 sqrt(6) +
            // 10).
            assertThat(recall(baseline)).isEqualTo(shrink == 0 ? List.of("once", "twice") : List.of("twice", "once"));
        }
    }

    @Test
    void aStrongerBehaviourRaisesTheRatingAndRepeatingItDoesNot() {
        Baseline baseline = baseline(new Settings(10, 1, 40, 1, 100));
        clicks(baseline, "bob", "a", "b", "c");
        baseline.fold(did(BehaviourType.LIKE, "bob", "a", NOON));
        baseline.fold(did(BehaviourType.LIKE, "bob", "b", NOON));
        clicks(baseline, "bob", "c", "c", "c");
        clicks(baseline, "ann", "a");
        // The lower rating is 2 for a and b, 1 for a and c.
        assertThat(recall(baseline)).containsExactly("b", "c");
    }

    @Test
    void itemsFurtherApartInAUsersOrderCountLess() {
        Baseline baseline = baseline(new Settings(10, 1, 40, .9, 0));
        clicks(baseline, "bob", "a", "z", "y", "x");
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).containsExactly("z", "y", "x");
    }

    @Test
    void aClickIsPairedWithTheLastItemsOnly() {
        Baseline baseline = baseline(new Settings(10, 1, 2, 1, 0));
        clicks(baseline, "bob", "a", "b", "c", "d");
        clicks(baseline, "ann", "a");
        assertThat(recall(baseline)).containsExactly("b", "c");
    }

    @Test
    void theLastItemsRecommendTheOlderOnesLess() {
        Baseline baseline = baseline(new Settings(2, .5, 40, 1, 0));
        clicks(baseline, "bob", "new", "near-new");
        clicks(baseline, "cid", "old", "a-near-old");
        clicks(baseline, "dee", "older", "a-near-older");
        clicks(baseline, "ann", "older", "old", "new");
        assertThat(recall(baseline)).containsExactly("near-new", "a-near-old");
    }

    @Test
    void nobodyKnowsWhatToRecommendToAUserWithoutClicks() {
        Baseline baseline = baseline(AS_PUBLISHED);
        clicks(baseline, "bob", "a", "b");
        assertThat(recall(baseline)).isEmpty();
    }

    private static Baseline baseline(Settings settings) {
        return new ItemCfBaseline(Behaviours.WEIGHTS, settings, Had.LEFT_OUT);
    }

    private static void clicks(Baseline baseline, String user, String... items) {
        for (String item : items) {
            baseline.fold(click(user, item, NOON));
        }
    }

    private static List<String> recall(Baseline baseline) {
        return baseline.recall("ann", NOON, 20);
    }
}
