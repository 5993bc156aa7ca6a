package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.trial.SessionKnnBaseline.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VmisKnnBaselineTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long LATER = NOON + 300 * MINUTE;

    private final Baseline baseline = new VmisKnnBaseline("vmis-knn", VmisKnnBaseline.BEST, Had.LEFT_OUT);

    @Test
    void theSessionThatSharesMoreRecommendsFirst() {
        clicks("bob", NOON, "a", "b", "z");
        clicks("cid", NOON, "b", "y");
        clicks("ann", NOON, "a", "b");
        // Overlap 1 + .5 with Bob's, 1 with Cid's; both have the newest item.
        assertThat(recall(NOON)).containsExactly("z", "y");
    }

    @Test
    void sharingAnOlderItemCountsLess() {
        clicks("bob", NOON, "old", "a");
        clicks("cid", NOON, "new", "z");
        clicks("ann", NOON, "old", "new");
        // 1 · .9 against .5 · .8.
        assertThat(recall(NOON)).containsExactly("z", "a");
    }

    @Test
    void theRareItemOfASessionComesFirst() {
        clicks("bob", NOON, "a", "hit", "rare");
        clicks("cid", NOON, "hit");
        clicks("ann", NOON, "a");
        // ln(3 / 1) and ln(3 / 2).
        assertThat(recall(NOON)).containsExactly("rare", "hit");
    }

    @Test
    void whatComesMoreThanThirtyMinutesLaterIsAnotherSession() {
        clicks("bob", NOON, "a");
        clicks("bob", NOON + 30 * MINUTE, "b");
        clicks("bob", NOON + 60 * MINUTE + 1, "c");
        clicks("ann", LATER, "a");
        assertThat(recall(LATER)).containsExactly("b");
    }

    @Test
    void anUncutSessionIsAllThatAUserEverDid() {
        Baseline uncut = new VmisKnnBaseline("vmis-knn-uncut", VmisKnnBaseline.UNCUT, Had.LEFT_OUT);
        uncut.fold(click("bob", "a", NOON));
        uncut.fold(click("bob", "b", LATER));
        uncut.fold(click("ann", "a", LATER));
        assertThat(uncut.recall("ann", LATER, 20)).containsExactly("b");
    }

    @Test
    void theUsersLastSessionAloneIsAskedHoweverLongAgoItWas() {
        clicks("bob", NOON, "a", "x");
        clicks("cid", NOON, "b", "y");
        clicks("ann", NOON, "a");
        clicks("ann", LATER, "b");
        assertThat(recall(LATER + 10_000 * MINUTE)).containsExactly("y");
    }

    @Test
    void whatWasClickedInAnEarlierSessionIsNotRecalled() {
        clicks("bob", NOON, "a", "x", "y");
        clicks("ann", NOON, "x");
        clicks("ann", LATER, "a");
        assertThat(recall(LATER)).containsExactly("y");
    }

    @Test
    void aSessionThatGoesOnIsANeighbourAlready() {
        clicks("bob", NOON, "a", "b");
        clicks("ann", NOON, "a");
        assertThat(recall(NOON)).containsExactly("b");
        clicks("bob", NOON + MINUTE, "c");
        // Each in one session of two.
        assertThat(recall(NOON + MINUTE)).containsExactly("b", "c");
    }

    @Test
    void onlyTheNewestSessionsAreLookedAt() {
        Baseline narrow = new VmisKnnBaseline("narrow", new Settings(Duration.ofMinutes(30), 9, 2, 1), Had.LEFT_OUT);
        for (String user : new String[] {"bob", "cid", "ann"}) {
            narrow.fold(click(user, "a", NOON));
            narrow.fold(click(user, "of-" + user, NOON));
        }
        // Of the newest two, one is Ann's own.
        assertThat(narrow.recall("ann", NOON, 20)).containsExactly("of-cid");
    }

    @Test
    void aUserWithoutClicksHasNoSession() {
        clicks("bob", NOON, "a", "b");
        assertThat(recall(NOON)).isEmpty();
    }

    @Test
    void whereRepeatsAreScoredTheUsersEarlierSessionsRecommendToo() {
        Baseline repeating = new VmisKnnBaseline("vmis-knn", VmisKnnBaseline.BEST, Had.RECALLED);
        repeating.fold(click("ann", "a", NOON));
        repeating.fold(click("ann", "b", NOON));
        repeating.fold(click("bob", "z", NOON));
        repeating.fold(click("ann", "a", LATER));
        assertThat(repeating.recall("ann", LATER, 20)).first().isEqualTo("b");
    }

    @Test
    void theRunningSessionIsNoNeighbourOfItself() {
        Baseline repeating = new VmisKnnBaseline("vmis-knn", VmisKnnBaseline.BEST, Had.RECALLED);
        repeating.fold(click("bob", "z", NOON));
        repeating.fold(click("ann", "a", NOON));
        repeating.fold(click("ann", "b", NOON));
        assertThat(repeating.recall("ann", NOON, 20)).isEmpty();
    }

    private void clicks(String user, long atMillis, String... items) {
        for (String item : items) {
            baseline.fold(click(user, item, atMillis));
        }
    }

    private List<String> recall(long asOfMillis) {
        return baseline.recall("ann", asOfMillis, 20);
    }
}
