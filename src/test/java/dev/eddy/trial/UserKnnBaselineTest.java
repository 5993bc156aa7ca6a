package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserKnnBaselineTest {
    private final Baseline baseline = new UserKnnBaseline(Had.LEFT_OUT);

    @Test
    void whoSharesMoreRecommendsFirst() {
        clicks("bob", "a", "b", "z");
        clicks("cid", "a", "y", "x");
        clicks("ann", "a", "b");
        // Bob's share is 1 of b and .8 of a, Cid's .8 of a; the last of Cid's items is x.
        assertThat(recall()).containsExactly("z", "x", "y");
    }

    @Test
    void sharingARareItemSaysMore() {
        clicks("bob", "rare", "z");
        clicks("cid", "hit", "a");
        clicks("dee", "hit");
        clicks("eve", "hit");
        clicks("ann", "rare", "hit");
        // ln(1 + 5/3) · .8 for the rare one, although it is older, against ln(1 + 5/5).
        assertThat(recall()).containsExactly("z", "a");
    }

    @Test
    void sharingTheNewerItemSaysMore() {
        clicks("bob", "old", "a");
        clicks("cid", "new", "z");
        clicks("ann", "old", "new");
        assertThat(recall()).containsExactly("z", "a");
    }

    @Test
    void whoHasEverythingIsLikeNobody() {
        clicks("bob", "a", "b", "c", "d", "e");
        clicks("cid", "a", "z");
        clicks("ann", "a");
        // Divided by 2^.4 and by 5^.4.
        assertThat(recall()).containsExactly("z", "e", "d", "c", "b");
    }

    @Test
    void theLastOfANeighboursItemsComesFirstAndAClickAgainMakesItTheLast() {
        clicks("bob", "a", "x", "y", "z", "x");
        clicks("ann", "a");
        assertThat(recall()).containsExactly("x", "z", "y");
    }

    @Test
    void nobodyIsLikeAUserWithoutClicks() {
        clicks("bob", "a", "b");
        assertThat(recall()).isEmpty();
    }

    private void clicks(String user, String... items) {
        for (String item : items) {
            baseline.fold(click(user, item, NOON));
        }
    }

    private List<String> recall() {
        return baseline.recall("ann", NOON, 20);
    }
}
