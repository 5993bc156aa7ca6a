package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.client.Version;
import dev.eddy.job.JobOptions;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemNumbers;
import dev.eddy.recall.ranking.FeatureSpace;
import dev.eddy.trial.ClusterMemory;
import dev.eddy.user.Interaction;
import dev.eddy.user.MemberUpdate.Change;
import dev.eddy.user.Placement;
import dev.eddy.user.UserSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final float[] JAZZ = {1, 0};
    private static final int FIRST = 0;

    private final StageOptions options = JobOptions.defaults()
            .with(Map.of("neighbours.resident-megabytes", "1"))
            .recall()
            .stage(false);
    private final Clusters clusters = new Clusters(options, new ItemNumbers(), FeatureSpace.of(options.spaces()));
    private final Map<Integer, ClusterMemory> states = new HashMap<>();

    @Test
    void aClickOfTheHistoryReadsNoClusterBackThatHasNoRoomInMemory() {
        for (int cluster = FIRST; cluster < FIRST + 10; cluster++) {
            ClusterMemory state = stateOf(cluster);
            IntStream.range(0, 200).forEach(i -> state.put(member("user-" + i)));
            assertThat(clusters.model(cluster, state).size()).isEqualTo(200);
        }
        assertThat(clusters.isWorthHaving(FIRST)).isFalse();
        long loads = clusters.loads;
        hold("user-0", "new");
        hold("user-0", "newer");
        hold("somebody", "new");
        clusters.settle(FIRST, stateOf(FIRST));
        assertThat(clusters.loads).isEqualTo(loads);
        assertThat(itemsOf(stateOf(FIRST).member("user-0"))).contains("newer", "new", "item-0");
        assertThat(clusters.model(FIRST, stateOf(FIRST)).member("somebody").history())
                .as("when somebody looks")
                .extracting(Interaction::itemId)
                .containsExactly("new");
    }

    @Test
    void aClusterWithRoomInMemoryIsReadBackOnce() {
        stateOf(FIRST).put(member("user-0"));
        hold("user-0", "new");
        clusters.settle(FIRST, stateOf(FIRST));
        hold("user-0", "newer");
        clusters.settle(FIRST, stateOf(FIRST));
        assertThat(clusters.loads).isEqualTo(1);
        assertThat(itemsOf(clusters.model(FIRST, stateOf(FIRST)).member("user-0")))
                .isEqualTo(itemsOf(stateOf(FIRST).member("user-0")))
                .startsWith("newer", "new");
    }

    private static List<String> itemsOf(Member member) {
        return member.history().stream().map(Interaction::itemId).toList();
    }

    private void hold(String userId, String item) {
        long millis = item.equals("new") ? 1_000 : 2_000;
        var user = new UserSnapshot(
                userId, new Placement(FIRST, 1, List.of()), JAZZ, true, millis, new Version(0, millis, 0));
        clusters.hold(
                new Change(user, List.of(new Interaction(item, millis, 0, 1)), false, Behaviour.NOBODY_WAITS),
                stateOf(FIRST));
    }

    private ClusterMemory stateOf(int cluster) {
        return states.computeIfAbsent(cluster, each -> new ClusterMemory());
    }

    private static Member member(String userId) {
        List<Interaction> history = IntStream.range(0, 50)
                .mapToObj(i -> new Interaction("item-" + i, 100 - i, i, 1))
                .toList();
        return new Member(userId, history, JAZZ, true);
    }
}
