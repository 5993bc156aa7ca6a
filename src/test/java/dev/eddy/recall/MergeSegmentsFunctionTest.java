package dev.eddy.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.Harnesses;
import dev.eddy.client.Candidate;
import dev.eddy.client.TagShare;
import dev.eddy.recall.cluster.Segment;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergeSegmentsFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<Integer, ClusterSegments, SharedUpdate> harness;
    private long now;

    @BeforeEach
    void open() throws Exception {
        open(null);
    }

    private void open(OperatorSubtaskState state) throws Exception {
        harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MergeSegmentsFunction()), told -> 0, Types.INT);
        Harnesses.open(harness, state);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void theUsersOfAllClustersAreAddedUp() throws Exception {
        tell(1, share(Segment.LOYAL, 30, Map.of("jazz", 30f), Map.of("a", 20f, "b", 10f), 1, 0));
        tell(2, share(Segment.LOYAL, 10, Map.of("rock", 10f), Map.of("b", 15f), 0, 1));
        pass();
        SharedUpdate loyal = only();
        assertThat(loyal.id()).isEqualTo("segment-loyal");
        assertThat(loyal.generatedAtMillis()).isEqualTo(now);
        assertThat(loyal.profile().members()).isEqualTo(40);
        assertThat(loyal.profile().tags()).containsExactly(new TagShare("jazz", .75f), new TagShare("rock", .25f));
        assertThat(loyal.candidates()).extracting(Candidate::itemId).containsExactly("b", "a");
        assertThat(loyal.profile().direction().get(0)).isEqualTo(3 / (float) Math.sqrt(10), within(1e-6f));
    }

    @Test
    void whatAClusterToldBeforeIsReplacedAndGoneWithIt() throws Exception {
        tell(1, share(Segment.LOYAL, 30, Map.of(), Map.of("a", 20f), 0, 0));
        tell(1, share(Segment.LOYAL, 12, Map.of(), Map.of("a", 7f), 0, 0));
        tell(2, share(Segment.LOYAL, 15, Map.of(), Map.of("a", 7f), 0, 0));
        pass();
        assertThat(only().profile().members()).isEqualTo(27);
        tell(2);
        pass();
        assertThat(harness.extractOutputValues().get(1).profile().members()).isEqualTo(12);
    }

    /** Else the list of a segment of one user would be that user's clicks. */
    @Test
    void aSegmentOfFewUsersIsNotTold() throws Exception {
        tell(1, share(Segment.SPENDER, 9, Map.of(), Map.of("a", 9f), 0, 0));
        pass();
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void aSegmentOfWhichFewUsersWereReadIsNotToldEither() throws Exception {
        tell(1, new ClusterSegments.Share(Segment.SPENDER, 9, 90, Map.of(), Map.of("a", 90f), 0, 90, new float[0]));
        pass();
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void anItemThatASegmentLeftOutMayBeAsFrequentThere() throws Exception {
        tell(
                1,
                share(Segment.LOYAL, 40, Map.of(), Map.of("x", 4f), 0, 0),
                new ClusterSegments.Share(
                        Segment.CASUAL, 100, 100, Map.of(), Map.of("hit", 50f, "last", 4f), 4, 100, new float[0]));
        pass();
        assertThat(harness.extractOutputValues())
                .extracting(segment -> segment.profile().typicalItems())
                .as("casual users may have x as often")
                .containsExactly(List.of("hit", "last"), List.of());
    }

    @Test
    void typicalIsWhatASegmentHasMoreThanAllUsers() throws Exception {
        tell(
                1,
                share(Segment.NEW, 100, Map.of(), Map.of("hit", 50f, "first", 40f), 0, 0),
                share(Segment.LOYAL, 100, Map.of(), Map.of("hit", 50f, "deep", 40f, "rare", 2f), 0, 0));
        pass();
        assertThat(harness.extractOutputValues())
                .extracting(segment -> segment.profile().typicalItems())
                .containsExactly(List.of("first"), List.of("deep"));
    }

    @Test
    void afterARestartTheClustersAreStillThereAndNothingIsToldWithoutAChange() throws Exception {
        tell(1, share(Segment.NEW, 30, Map.of(), Map.of("a", 30f), 0, 0));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        tell(2, share(Segment.NEW, 30, Map.of(), Map.of("a", 30f), 0, 0));
        pass();
        assertThat(only().profile().members()).isEqualTo(60);
        pass();
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void aClockThatIsSetForwardAndBackStopsNoProfile() throws Exception {
        now += 365L * 86_400_000;
        harness.setProcessingTime(now);
        tell(1, share(Segment.NEW, 30, Map.of(), Map.of("a", 30f), 0, 0));
        now -= 365L * 86_400_000;
        harness.setProcessingTime(now);
        tell(2, share(Segment.NEW, 30, Map.of(), Map.of("a", 30f), 0, 0));
        pass();
        assertThat(only().profile().members()).isEqualTo(60);
    }

    private SharedUpdate only() {
        assertThat(harness.extractOutputValues()).hasSize(1);
        return harness.extractOutputValues().get(0);
    }

    private void tell(int cluster, ClusterSegments.Share... shares) throws Exception {
        harness.processElement(new ClusterSegments(cluster, List.of(shares)), 0);
    }

    private static ClusterSegments.Share share(
            Segment segment, double users, Map<String, Float> tags, Map<String, Float> items, float east, float north) {
        float[] direction = {(float) users * east, (float) users * north};
        return new ClusterSegments.Share(segment, (int) users, users, tags, items, 0, 100, direction);
    }

    private void pass() throws Exception {
        now += MergeSegmentsFunction.EVERY_MILLIS;
        harness.setProcessingTime(now);
    }
}
