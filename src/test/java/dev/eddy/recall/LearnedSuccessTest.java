package dev.eddy.recall;

import static dev.eddy.recall.ranking.RankingFixtures.JAZZ;
import static dev.eddy.recall.ranking.RankingFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.BehaviourType;
import dev.eddy.behaviour.Behaviours;
import dev.eddy.client.Version;
import dev.eddy.item.TaskShare;
import dev.eddy.job.RecallOptions;
import dev.eddy.option.Options;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.ranking.ClickLearner.Pace;
import dev.eddy.recall.ranking.HitTally.Hits;
import dev.eddy.recall.ranking.LinearRanker;
import dev.eddy.recall.ranking.RankingFixtures;
import dev.eddy.trial.ClusterMemory;
import dev.eddy.user.ClickDetails;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cluster stage learns from purchases that follow clicks. */
class LearnedSuccessTest {
    private static final int CLUSTER = 3;

    private final ClusterState state = new ClusterMemory();
    private ClusterStage stage;
    private long sequence;

    @BeforeEach
    void start() {
        open("click:1, purchase:5");
        apply(join("bob", "a", "b", "c"));
        apply(join("ann", "a"));
    }

    private void open(String success) {
        RecallOptions options = Options.with(RecallOptions.defaults(), Map.of("scoring.success", success));
        stage = new ClusterStage(
                options.stage(false),
                RankingFixtures.tableOf(new ItemNumbers(), "a", "b", "c"),
                new TaskShare(0, 1),
                Runnable::run,
                StageMeter.NONE);
    }

    @Test
    void aPurchaseCountsByTheListBeforeTheClickThatLedToIt() {
        apply(event("ann", "b", BehaviourType.CLICK, NOW));
        apply(event("ann", "b", BehaviourType.PURCHASE, NOW + 60_000));
        assertThat(rates(BehaviourType.CLICK)).isEqualTo("1 of 1");
        assertThat(rates(BehaviourType.PURCHASE)).isEqualTo("1 of 1");
    }

    @Test
    void theClickGoesOnWaitingAfterARestart() {
        apply(event("ann", "b", BehaviourType.CLICK, NOW));
        keepAndRestart("click:1, purchase:5");
        double[] clicked = weights();
        apply(event("ann", "b", BehaviourType.PURCHASE, NOW + 60_000));
        assertThat(rates(BehaviourType.PURCHASE)).isEqualTo("1 of 1");
        assertThat(weights()).isNotEqualTo(clicked);
    }

    @Test
    void aUserWhoMovesAwayWithTheEventTeachesTheClusterThatIsLeft() {
        apply(event("ann", "b", BehaviourType.CLICK, NOW));
        apply(new MemberUpdate.Leave(
                "ann",
                CLUSTER,
                NOW + 60_000,
                interactions("b", BehaviourType.PURCHASE, NOW + 60_000),
                0,
                details(BehaviourType.PURCHASE)));
        assertThat(rates(BehaviourType.PURCHASE)).isEqualTo("1 of 1");
    }

    @Test
    void byDefaultAPurchaseOfAnItemThatWasClickedIsNotLookedFor() {
        keepAndRestart("click:1, like:1, collect:1, share:1, comment:1, purchase:1");
        apply(event("ann", "b", BehaviourType.CLICK, NOW));
        apply(event("ann", "b", BehaviourType.PURCHASE, NOW + 60_000));
        apply(event("ann", "c", BehaviourType.PURCHASE, NOW + 120_000));
        assertThat(rates(BehaviourType.CLICK)).isEqualTo("1 of 1");
        assertThat(rates(BehaviourType.PURCHASE)).as("without a click before").isEqualTo("1 of 1");
    }

    private void keepAndRestart(String success) {
        stage.clusters.takeLearned().values().forEach(state::keep);
        open(success);
    }

    private String rates(BehaviourType type) {
        Hits hits = stage.hits.of(type);
        return hits.hits() + " of " + hits.samples();
    }

    private double[] weights() {
        LinearRanker ranker = stage.clusters.ranker(CLUSTER, state);
        return ranker.learned().weights().values().stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private void apply(MemberUpdate update) {
        stage.apply(update, Pace.ON_TIME, state, NOW);
    }

    private MemberUpdate join(String userId, String... items) {
        List<Interaction> history = Stream.of(items)
                .flatMap(item -> interactions(item, BehaviourType.CLICK, NOW - 10_000).stream())
                .toList();
        return new MemberUpdate.Join(user(userId, NOW - 10_000), history, false, 0);
    }

    private MemberUpdate event(String userId, String item, BehaviourType type, long atMillis) {
        return new MemberUpdate.Change(
                user(userId, atMillis), interactions(item, type, atMillis), true, 0, details(type));
    }

    private static ClickDetails details(BehaviourType type) {
        return new ClickDetails(type, 0, ClickDetails.NONE.pageMillis());
    }

    private static List<Interaction> interactions(String item, BehaviourType type, long atMillis) {
        return List.of(new Interaction(item, atMillis, 0, (float) Behaviours.WEIGHTS.of(type)));
    }

    private UserSnapshot user(String userId, long atMillis) {
        sequence++;
        return new UserSnapshot(
                userId, new Placement(CLUSTER, 1, List.of()), JAZZ, true, atMillis, new Version(0, sequence, 0));
    }
}
