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
    private final Protocol protocol = new Protocol(BehaviourWeights.DEFAULTS);

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
