package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.cluster.Segment;
import dev.eddy.user.Interaction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static final long MINUTE = 60_000;

    @Test
    void theMoreItemsAUserHadTheBetterTheyAreKnown() {
        assertThat(contexts(1, 0)).startsWith(Context.NEWCOMER);
        assertThat(contexts(4, 0)).startsWith(Context.NEWCOMER);
        assertThat(contexts(5, 0)).startsWith(Context.REGULAR);
        assertThat(contexts(29, 0)).startsWith(Context.REGULAR);
        assertThat(contexts(30, 0)).startsWith(Context.VETERAN);
    }

    @Test
    void theLastClickTellsASessionFromAReturn() {
        assertThat(contexts(1, 29 * MINUTE)).contains(Context.SESSION);
        assertThat(contexts(1, 30 * MINUTE)).contains(Context.RETURN);
        assertThat(contexts(1, 2 * DAY - 1)).contains(Context.RETURN);
        assertThat(contexts(1, 2 * DAY)).contains(Context.AWAY);
    }

    @Test
    void whoNeverClickedIsAnAbsentNewcomer() {
        assertThat(contexts(0, 0)).startsWith(Context.NEWCOMER, Context.AWAY);
    }

    @Test
    void everySegmentIsAContext() {
        for (Segment segment : Segment.values()) {
            assertThat(Context.of(new Member("ann", List.of(), JAZZ, true), segment, NOW))
                    .endsWith(Context.valueOf(segment.name()))
                    .hasSize(3);
        }
    }

    private static List<Context> contexts(int items, long pauseMillis) {
        List<Interaction> history = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            history.add(new Interaction("i" + i, NOW - pauseMillis - i * MINUTE, 0, 1));
        }
        return Context.of(new Member("ann", history, JAZZ, true), Segment.NEW, NOW);
    }
}
