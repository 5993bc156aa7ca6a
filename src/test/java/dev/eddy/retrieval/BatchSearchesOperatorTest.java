package dev.eddy.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.membership.MemberUpdate;
import dev.eddy.membership.Version;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchSearchesOperatorTest {
    private OneInputStreamOperatorTestHarness<MemberUpdate, SearchBatch> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new BatchSearchesOperator());
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatIsWantedWithinAMomentIsAskedTogether() throws Exception {
        harness.setProcessingTime(1_000);
        harness.processElement(update("ann"), 0);
        harness.setProcessingTime(1_020);
        harness.processElement(update("bob"), 0);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.setProcessingTime(1_100);
        assertThat(askers()).containsExactly(List.of("ann", "bob"));
        harness.processElement(update("cid"), 0);
        harness.setProcessingTime(1_200);
        assertThat(askers()).containsExactly(List.of("ann", "bob"), List.of("cid"));
    }

    @Test
    void manyAreNotWaitedFor() throws Exception {
        for (int i = 0; i < 513; i++) {
            harness.processElement(update("u" + i), 0);
        }
        assertThat(askers())
                .containsExactly(IntStream.range(0, 512).mapToObj(i -> "u" + i).toList());
    }

    @Test
    void nothingIsHeldOverABarrierNorAtTheEnd() throws Exception {
        harness.processElement(update("ann"), 0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(askers()).containsExactly(List.of("ann"));
        harness.processElement(update("bob"), 0);
        harness.endInput();
        assertThat(askers()).containsExactly(List.of("ann"), List.of("bob"));
    }

    private List<List<String>> askers() {
        return harness.extractOutputValues().stream()
                .map(batch -> batch.searches().stream()
                        .map(search -> search.asker().userId())
                        .toList())
                .toList();
    }

    private static MemberUpdate update(String userId) {
        return new MemberUpdate(
                        1,
                        userId,
                        MemberUpdate.Kind.REFRESH,
                        List.of(),
                        new float[] {1, 0},
                        true,
                        0,
                        new Version(0, 1, 0),
                        1,
                        List.of(),
                        true,
                        0)
                .wanting(10);
    }
}
