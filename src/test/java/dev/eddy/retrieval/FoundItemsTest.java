package dev.eddy.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.codec.Fields;
import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.MemberUpdateCodec;
import dev.eddy.membership.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
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

    @Test
    void whatWasWrittenWithAllOfTheUpdateIsReadToday() throws Exception {
        var update = new MemberUpdate(
                        4,
                        "ann",
                        MemberUpdate.Kind.REFRESH,
                        List.of(),
                        new float[] {1, 0},
                        true,
                        7,
                        new Version(0, 5, 6),
                        1,
                        List.of(),
                        true,
                        0)
                .wanting(3);
        var written = new ByteArrayOutputStream();
        var out = new DataOutputStream(written);
        new MemberUpdateCodec().write(update, out);
        Fields.writeUnsigned(1, out);
        Fields.writeUnsigned(2, out);
        Fields.writeUnsigned(0, out);
        var in = new DataInputStream(new ByteArrayInputStream(written.toByteArray()));
        assertThat(new FoundItemsCodec().read(1, in))
                .isEqualTo(new FoundItems(new Asker("ann", 4, new Version(0, 5, 6), 7, true), 3, 1, 2, List.of()));
    }

    private static Neighbour neighbour(String itemId, float cosine) {
        return new Neighbour(itemId, cosine, 0);
    }

    private static FoundItems part(String userId, long sequence, int tasks, Neighbour... nearest) {
        return new FoundItems(
                new Asker(userId, 1, new Version(0, sequence, 0), 0, true), 3, 1, tasks, List.of(nearest));
    }
}
