package dev.eddy.trial;

import static dev.eddy.behaviour.Behaviours.click;
import static dev.eddy.trial.World.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.client.Candidate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenListsTest {
    private static final long MORNING = Instant.parse("2025-06-15T08:00:00Z").toEpochMilli();
    private static final long MIDNIGHT = Instant.parse("2025-06-16T00:00:00Z").toEpochMilli();

    private final RecallEngine engine =
            new RecallEngine(World.options(), World.catalog("a", "b", "c", "d"), World.centres(1));
    private final FrozenLists lists = new FrozenLists(engine);

    @Test
    void theListsDoNotSeeTodaysEvents() {
        lists.fold(click("ann", "a", MORNING));
        lists.fold(click("bob", "a", MORNING + 1));
        lists.fold(click("bob", "b", MORNING + 2));
        assertThat(recall("ann", MIDNIGHT - 1)).isEmpty();
        assertThat(recall("ann", MIDNIGHT)).containsExactly("b");
    }

    @Test
    void aListStaysAsItIsUntilMidnight() {
        lists.fold(click("ann", "a", MORNING));
        lists.fold(click("bob", "b", MORNING));
        lists.fold(click("ann", "b", MIDNIGHT + HOUR));
        lists.fold(click("bob", "c", MIDNIGHT + HOUR));
        // B is still in it, and c not yet.
        assertThat(recall("ann", MIDNIGHT + 23 * HOUR)).containsExactly("b");
        assertThat(recall("ann", MIDNIGHT + 24 * HOUR)).containsExactly("c");
    }

    @Test
    void whoWasUnknownAtMidnightIsShownWhatWasHot() {
        lists.fold(click("ann", "a", MORNING));
        lists.fold(click("bob", "a", MORNING));
        lists.fold(click("bob", "b", MORNING));
        lists.fold(click("new", "a", MIDNIGHT + 1));
        assertThat(recall("new", MIDNIGHT + 2)).containsExactly("a", "b");
        assertThat(recall("new", MIDNIGHT + 24 * HOUR)).containsExactly("b");
    }

    @Test
    void newCentresCountFromTheNextMidnightOn() {
        lists.fold(click("ann", "a", MORNING));
        recall("ann", MIDNIGHT);
        lists.use(CentreSet.of(
                CentreSet.TAG_SPACE,
                1,
                4,
                new int[] {7, 8},
                new float[] {1, 0, 0, 0, -1, 0, 0, 0},
                new Provenance(0, 0)));
        recall("ann", MIDNIGHT + 1);
        assertThat(engine.user("ann").cluster()).isZero();
        recall("ann", MIDNIGHT + 24 * HOUR);
        assertThat(engine.user("ann").cluster()).isEqualTo(7);
    }

    private List<String> recall(String user, long atMillis) {
        return lists.recallBefore(new ScoredClick(user, "a", atMillis, 1, true, 0)).stream()
                .map(Candidate::itemId)
                .toList();
    }
}
