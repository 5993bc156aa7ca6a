package dev.eddy.recall.ranking;

import static dev.eddy.recall.ranking.RankingFixtures.DAY;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.item.VectorSpace;
import dev.eddy.recall.ranking.AwaitedSuccesses.Awaited;
import dev.eddy.user.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitedSuccessesTest {
    private static final List<Context> CONTEXTS = List.of(Context.REGULAR, Context.SESSION, Context.DORMANT);

    private final AwaitedSuccesses awaited = new AwaitedSuccesses();

    @Test
    void aClickWaitsForAGreaterSuccessOfItsUserOnItsItem() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        assertThat(awaited.before("bob", event("a", NOW), 5)).isNull();
        assertThat(awaited.before("ann", event("b", NOW), 5)).isNull();
        assertThat(awaited.before("ann", event("a", NOW), 1)).isNull();
        Awaited click = awaited.before("ann", event("a", NOW), 5);
        assertThat(click.rank()).isEqualTo(4);
        assertThat(click.lesson().contexts()).isEqualTo(CONTEXTS);
        assertThat(click.lesson().gradient()).isEqualTo(lesson(.5).gradient());
    }

    @Test
    void whatWasLearnedIsNotLearnedAgain() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        awaited.raise("ann", event("a", NOW), 5);
        assertThat(awaited.before("ann", event("a", NOW), 5)).isNull();
        assertThat(awaited.before("ann", event("a", NOW), 7).worth()).isEqualTo(5);
    }

    @Test
    void aClickOnWhatWasBoughtDoesNotCountTwice() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        awaited.raise("ann", event("a", NOW), 5);
        awaited.add("ann", event("a", NOW + DAY), 2, 1, lesson(.5));
        assertThat(awaited.before("ann", event("a", NOW + DAY), 5)).isNull();
        awaited.add("ann", event("other", NOW + 9 * DAY), 2, 1, lesson(.5));
        assertThat(awaited.learned(FeatureSpace.BUILT_IN).keys())
                .as("after a week it is forgotten")
                .hasSize(1);
    }

    @Test
    void aWeekLaterTheClickIsNoLongerTheReason() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        assertThat(awaited.before("ann", event("a", NOW + 7 * DAY), 5)).isNotNull();
        assertThat(awaited.before("ann", event("a", NOW + 7 * DAY + 1), 5)).isNull();
    }

    @Test
    void theEarliestClicksLeaveFirst() {
        for (int i = 0; i < AwaitedSuccesses.MOST; i++) {
            awaited.add("ann", event("item-" + i, NOW), 4, 1, lesson(.5));
        }
        awaited.add("ann", event("item-0", NOW), 4, 1, lesson(.5));
        awaited.add("ann", event("new", NOW), 4, 1, lesson(.5));
        assertThat(awaited.before("ann", event("item-0", NOW), 5))
                .as("clicked again")
                .isNotNull();
        assertThat(awaited.before("ann", event("item-1", NOW), 5)).isNull();
        assertThat(awaited.before("ann", event("item-2", NOW), 5)).isNotNull();
    }

    @Test
    void clicksGoOnWaitingAfterARestart() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        awaited.add("ann", event("b", NOW), 0, 1, Lesson.NONE);
        AwaitedSuccesses restored = AwaitedSuccesses.of(awaited.learned(FeatureSpace.BUILT_IN), FeatureSpace.BUILT_IN);
        for (String item : List.of("a", "b")) {
            assertThat(restored.before("ann", event(item, NOW), 5))
                    .usingRecursiveComparison()
                    .isEqualTo(awaited.before("ann", event(item, NOW), 5));
        }
    }

    @Test
    void aFeatureThatIsNewAfterARestartHasNothingToLearn() {
        awaited.add("ann", event("a", NOW), 4, 1, lesson(.5));
        FeatureSpace more = FeatureSpace.of(List.of(VectorSpace.ofContent("title", 8)));
        AwaitedSuccesses restored = AwaitedSuccesses.of(awaited.learned(FeatureSpace.BUILT_IN), more);
        double[] gradient = restored.before("ann", event("a", NOW), 5).lesson().gradient();
        assertThat(gradient).hasSize(more.size());
        assertThat(gradient[more.indexOf("ucf.score")]).isEqualTo(.5);
        assertThat(gradient[more.indexOf("u2i:title.score")]).isZero();
    }

    private static Interaction event(String item, long atMillis) {
        return new Interaction(item, atMillis, 0, 1);
    }

    private static Lesson lesson(double slope) {
        double[] gradient = new double[FeatureSpace.BUILT_IN.size()];
        gradient[FeatureSpace.BUILT_IN.indexOf("ucf.score")] = slope;
        return new Lesson(gradient, CONTEXTS);
    }
}
