package dev.eddy.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.Version;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoundItemsTest {
    private KeyedOneInputStreamOperatorTestHarness<String, FoundItems, FoundItems> merging;

    @BeforeEach
    void open() throws Exception {
        merging = harness();
        merging.open();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, FoundItems, FoundItems> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new MergeFoundFunction()), FoundItems::search, Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        merging.close();
    }

    @Test
    void theNearestOfAllTasksAreFoundOnceEachHasAnswered() throws Exception {
        merging.processElement(part("ann", 1, 3, neighbour("a", .9f), neighbour("d", .5f)), 0);
        merging.processElement(part("ann", 1, 3, neighbour("c", .7f)), 0);
        assertThat(merging.extractOutputValues()).isEmpty();
        merging.processElement(part("ann", 1, 3, neighbour("b", .8f)), 0);
        assertThat(merging.extractOutputValues())
                .singleElement()
                .satisfies(found -> assertThat(found.itemIds()).containsExactly("a", "b", "c"));
        assertThat(merging.numKeyedStateEntries()).isZero();
    }

    @Test
    void searchesOfOneUserAreKeptApart() throws Exception {
        merging.processElement(part("ann", 1, 2, neighbour("a", .9f)), 0);
        merging.processElement(part("ann", 2, 2, neighbour("b", .9f)), 0);
        assertThat(merging.extractOutputValues()).isEmpty();
        merging.processElement(part("ann", 2, 2), 0);
        assertThat(merging.extractOutputValues())
                .singleElement()
                .satisfies(found -> assertThat(found.itemIds()).containsExactly("b"));
    }

    @Test
    void oneTaskAloneNeedNotWait() throws Exception {
        merging.processElement(part("ann", 1, 1, neighbour("a", .9f)), 0);
        assertThat(merging.extractOutputValues()).hasSize(1);
    }

    @Test
    void halfOfAnAnswerOutlivesARestart() throws Exception {
        merging.processElement(part("ann", 1, 2, neighbour("a", .9f)), 0);
        OperatorSubtaskState state = merging.snapshot(1, 1);
        merging.close();
        merging = harness();
        merging.initializeState(state);
        merging.open();
        merging.processElement(part("ann", 1, 2, neighbour("b", .8f)), 0);
        assertThat(merging.extractOutputValues())
                .singleElement()
                .satisfies(found -> assertThat(found.itemIds()).containsExactly("a", "b"));
    }

    private static Neighbour neighbour(String itemId, float cosine) {
        return new Neighbour(itemId, cosine, 0);
    }

    private static FoundItems part(String userId, long sequence, int tasks, Neighbour... nearest) {
        var member = new MemberUpdate(
                1,
                userId,
                MemberUpdate.Kind.REFRESH,
                List.of(),
                new float[] {1, 0},
                true,
                0,
                new Version(0, sequence, 0),
                1,
                List.of(),
                true,
                0);
        return new FoundItems(member.wanting(3), 1, tasks, List.of(nearest));
    }
}
