package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.behaviour.Behaviours.impression;
import static dev.eddy.trial.World.HOUR;
import static dev.eddy.trial.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourWeights;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private final Protocol protocol = new Protocol(BehaviourWeights.DEFAULTS, 1);

    @Test
    void aUserIsNewForFiveClicks() {
        List<Boolean> isNew = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ScoredClick scored = protocol.next(click("ann", "item-" + i, NOON + i));
            if (scored != null) {
                isNew.add(scored.isNewUser());
            }
        }
        // The first is not scored; the sixth has five before it.
        assertThat(isNew).containsExactly(true, true, true, true, false, false);
    }

    @Test
    void clicksOnTheSameItemCountAsClicksToo() {
        for (int i = 0; i < 5; i++) {
            protocol.next(click("ann", "a", NOON + i));
        }
        assertThat(protocol.next(click("ann", "b", NOON + 5)).isNewUser()).isFalse();
    }

    @Test
    void ofASampleTheSameUsersAreScoredInEveryRun() {
        List<String> scored = scoredOf(.3);
        assertThat(scored).hasSizeBetween(230, 370).isEqualTo(scoredOf(.3));
        assertThat(scoredOf(.6)).containsAll(scored).hasSizeBetween(530, 670);
        assertThat(scoredOf(1)).hasSize(1_000);
    }

    private static List<String> scoredOf(double sample) {
        var protocol = new Protocol(BehaviourWeights.DEFAULTS, sample);
        List<String> scored = new ArrayList<>();
        for (int user = 0; user < 1_000; user++) {
            protocol.next(click("user-" + user, "a", NOON));
            if (protocol.next(click("user-" + user, "b", NOON + 1)) != null) {
                scored.add("user-" + user);
            }
        }
        return scored;
    }

    @Test
    void anItemIsNewForADayFromItsFirstEvent() {
        protocol.next(click("ann", "z", NOON));
        protocol.next(click("bob", "z", NOON));
        protocol.next(click("cid", "z", NOON));
        protocol.next(impression("dee", "a", NOON));
        assertThat(protocol.next(click("ann", "a", NOON + 24 * HOUR - 1)).isNewItem())
                .isTrue();
        assertThat(protocol.next(click("bob", "a", NOON + 24 * HOUR)).isNewItem())
                .isFalse();
        assertThat(protocol.next(click("cid", "never-seen", NOON + 24 * HOUR)).isNewItem())
                .isTrue();
    }
}
