package dev.eddy.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.job.HistoryWatch.WaitForHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryWatchTest {
    private final Coordinator coordinator = new Coordinator();
    private final Kafka kafka = new Kafka();
    private final HistoryWatch<SourceSplit, String> watch = new HistoryWatch<>(new Partitions(), coordinator, kafka);

    @BeforeEach
    void start() {
        watch.start();
        register(0);
    }

    @Test
    void readersWaitWhileThereIsHistory() {
        kafka.unread = true;
        coordinator.tick();
        assertThat(coordinator.told).containsExactly("0 waits");
        coordinator.tick();
        kafka.unread = false;
        coordinator.tick();
        assertThat(coordinator.told).as("told once of each change").containsExactly("0 waits", "0 reads");
    }

    @Test
    void aReaderThatComesLaterIsToldAsWell() {
        coordinator.tick();
        register(1);
        assertThat(coordinator.told).containsExactly("0 reads", "1 reads");
    }

    @Test
    void whileKafkaDoesNotAnswerReadersDoAsBefore() {
        kafka.unread = true;
        coordinator.tick();
        kafka.isAway = true;
        coordinator.tick();
        assertThat(coordinator.told).containsExactly("0 waits");
        kafka.isAway = false;
        kafka.unread = false;
        coordinator.tick();
        assertThat(coordinator.told).endsWith("0 reads");
    }

    private void register(int reader) {
        coordinator.readers.put(reader, new ReaderInfo(reader, "here"));
        watch.addReader(reader);
    }

    private static final class Kafka implements History {
        private boolean unread;
        private boolean isAway;

        @Override
        public boolean isUnread() {
            if (isAway) {
                throw new IllegalStateException("Kafka is away");
            }
            return unread;
        }

        @Override
        public void close() {}
    }

    private static final class Partitions implements SplitEnumerator<SourceSplit, String> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int reader, String host) {}

        @Override
        public void addSplitsBack(List<SourceSplit> splits, int reader) {}

        @Override
        public void addReader(int reader) {}

        @Override
        public String snapshotState(long checkpoint) {
            return "state";
        }

        @Override
        public void close() throws IOException {}
    }

    /** Asks when it is told to, in this thread. */
    private static final class Coordinator implements SplitEnumeratorContext<SourceSplit> {
        private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private Runnable question;

        void tick() {
            question.run();
        }

        @Override
        public void sendEventToSourceReader(int reader, SourceEvent event) {
            told.add(reader + (((WaitForHistory) event).isUnread() ? " waits" : " reads"));
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return readers;
        }

        @Override
        public <T> void callAsync(
                Callable<T> asked, BiConsumer<T, Throwable> handler, long firstMillis, long everyMillis) {
            question = () -> {
                try {
                    handler.accept(asked.call(), null);
                } catch (Exception e) {
                    handler.accept(null, e);
                }
            };
        }

        @Override
        public <T> void callAsync(Callable<T> asked, BiConsumer<T, Throwable> handler) {
            throw new UnsupportedOperationException("asks again and again");
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new UnsupportedOperationException("has no metrics");
        }

        @Override
        public int currentParallelism() {
            return readers.size();
        }

        @Override
        public void assignSplits(SplitsAssignment<SourceSplit> assignment) {
            throw new UnsupportedOperationException("assigns no partitions");
        }

        @Override
        public void signalNoMoreSplits(int reader) {
            throw new UnsupportedOperationException("assigns no partitions");
        }

        @Override
        public void runInCoordinatorThread(Runnable action) {
            action.run();
        }
    }
}
