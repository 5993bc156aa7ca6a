package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.HistoryWatch.WaitForHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class WaitingReaderTest {
    /** Always has one more record. */
    private static final class EndlessReader implements SourceReader<String, SourceSplit> {
        private final List<Long> committed = new ArrayList<>();

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<String> output) {
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<SourceSplit> snapshotState(long checkpoint) {
            return List.of(() -> "of checkpoint " + checkpoint);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void addSplits(List<SourceSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            committed.add(checkpoint);
        }

        @Override
        public void close() {}
    }

    private final EndlessReader endless = new EndlessReader();
    private final WaitingReader<String, SourceSplit> reader =
            new WaitingReader<>(endless, new UnregisteredMetricsGroup());

    @Test
    void nothingIsReadBeforeItIsKnownWhetherThereIsHistory() throws Exception {
        assertThat(reader.pollNext(null)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void withoutHistoryItReads() throws Exception {
        CompletableFuture<Void> wait = reader.isAvailable();
        reader.handleSourceEvents(new WaitForHistory(false));
        assertThat(wait).as("the task is woken up").isDone();
        assertThat(reader.isAvailable()).isDone();
        assertThat(reader.pollNext(null)).isEqualTo(InputStatus.MORE_AVAILABLE);
    }

    @Test
    void historyThatComesLaterStopsItAgain() throws Exception {
        reader.handleSourceEvents(new WaitForHistory(false));
        reader.handleSourceEvents(new WaitForHistory(true));
        assertThat(reader.pollNext(null)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
        CompletableFuture<Void> wait = reader.isAvailable();
        reader.handleSourceEvents(new WaitForHistory(true));
        assertThat(wait).isNotDone();
        reader.handleSourceEvents(new WaitForHistory(false));
        assertThat(wait).isDone();
    }

    @Test
    void checkpointsGoOnWhileItWaits() {
        assertThat(reader.snapshotState(3)).extracting(SourceSplit::splitId).containsExactly("of checkpoint 3");
    }

    @Test
    void whatWasReadIsCommittedOnceWhileItWaits() throws Exception {
        reader.handleSourceEvents(new WaitForHistory(false));
        complete(1);
        reader.snapshotState(2);
        reader.handleSourceEvents(new WaitForHistory(true));
        reader.notifyCheckpointComplete(2);
        complete(3);
        complete(4);
        complete(5);
        reader.handleSourceEvents(new WaitForHistory(false));
        complete(6);
        complete(7);
        assertThat(endless.committed).containsExactly(1L, 2L, 3L, 6L, 7L);
    }

    private void complete(long checkpoint) throws Exception {
        reader.snapshotState(checkpoint);
        reader.notifyCheckpointComplete(checkpoint);
    }
}
