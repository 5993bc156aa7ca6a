package dev.eddy.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eddy.option.Options;
import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import dev.eddy.thread.DaemonThread;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
@SuppressWarnings("try") // The harness's close may throw InterruptedException.
class CandidateWriterTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    // The harness serializes the sink, so the store is reached by a static.
    private static final AtomicReference<FakeStore> STORE = new AtomicReference<>();

    private static final AtomicReference<List<StoreMark>> RESTORED = new AtomicReference<>();

    private final FakeStore store = new FakeStore();
    private ServingOptions options = waits(LONG, LONG);

    // As the store.
    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final AtomicBoolean REFUSING = new AtomicBoolean();

    private static RebuildRequester requester() {
        return () -> {
            if (REFUSING.get()) {
                throw new IOException("no broker");
            }
            REQUESTS.incrementAndGet();
        };
    }

    @BeforeEach
    void useThisStore() {
        REQUESTS.set(0);
        REFUSING.set(false);
        STORE.set(store);
    }

    @Test
    void aCheckpointFindsAllAcknowledged() throws Exception {
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 1, "a", 2);
            writer.prepareSnapshotPreBarrier(1);
            assertThat(store.versions()).containsOnlyKeys("a", "b").containsEntry("a", Lists.version(2));
        }
        assertThat(store.closed).isTrue();
    }

    @Test
    void aFullBatchLeavesAtOnceAndAPartOfOneAfterTheLinger() throws Exception {
        store.gate = new CountDownLatch(1);
        try (var writer = writer(null)) {
            writer.setProcessingTime(0);
            write(writer, "a", 1);
            assertThat(writer.getProcessingTimeService().getNumActiveTimers()).isEqualTo(1);
            writer.setProcessingTime(19);
            assertThat(store.entered.getCount()).isEqualTo(1);
            writer.setProcessingTime(20);
            store.entered.await();
            store.gate.countDown();
            writer.prepareSnapshotPreBarrier(1);
        }
        FakeStore second = new FakeStore();
        STORE.set(second);
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 1, "c", 1);
            second.entered.await();
        }
    }

    @Test
    void aCheckpointDoesNotWaitForAHangingStoreAndKeepsWhatIsPending() throws Exception {
        options = waits(SHORT, LONG);
        store.gate = new CountDownLatch(1);
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 2);
            writer.prepareSnapshotPreBarrier(1);
            state = writer.snapshot(1, 1);
        }
        FakeStore next = new FakeStore();
        STORE.set(next);
        options = waits(LONG, LONG);
        try (var writer = writer(state)) {
            writer.prepareSnapshotPreBarrier(2);
            assertThat(next.versions()).containsEntry("a", Lists.version(1)).containsEntry("b", Lists.version(2));
        }
    }

    @Test
    void aFullStoreIsMeteredAndTheNewestListsAreStoredOnceThereIsRoom() throws Exception {
        store.full = true;
        var metered = new Metered();
        var queue = new SendQueue(options, List.of());
        try (var sender = new BatchSender(queue, store, requester(), metered)) {
            sender.start();
            queue.add(Lists.of("a", 1));
            assertThat(queue.drain(LONG, false)).isFalse();
            int dropped = 0;
            for (String user : List.of("b", "c", "d", "e", "f")) {
                dropped += queue.add(Lists.of(user, 1));
            }
            dropped += queue.add(Lists.of("b", 2));
            assertThat(dropped).isEqualTo(1);
            store.full = false;
            assertThat(queue.drain(LONG, true)).isTrue();
        }
        assertThat(store.versions()).hasSize(5).containsEntry("b", Lists.version(2));
        assertThat(metered.full.get()).isPositive();
    }

    private static final class Metered implements BatchSender.Observer {
        final AtomicInteger full = new AtomicInteger();

        @Override
        public void acknowledged(List<Candidates> batch, CandidateStore.Result result) {}

        @Override
        public void failed(IOException failure) {
            full.addAndGet(failure instanceof StoreFullException ? 1 : 0);
        }

        @Override
        public void rebuildRequested() {}
    }

    @Test
    void anOutageDropsWhatOverflowsAndTheRestIsWrittenWhenItEnds() throws Exception {
        store.down = true;
        try (var writer = writer(null)) {
            // A patient wait here would end in the test's timeout: a failed store lets the barrier go at once.
            write(writer, "a", 1);
            writer.prepareSnapshotPreBarrier(1);
            write(writer, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1, "b", 2);
            store.down = false;
            writer.endInput();
            assertThat(store.versions()).hasSize(5).containsEntry("b", Lists.version(2));
        }
    }

    @Test
    void afterAnOverflowTheListsAreMadeAnewOnceTheStoreAnswers() throws Exception {
        store.down = true;
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1);
            state = writer.snapshot(1, 1);
        }
        assertThat(REQUESTS).hasValue(0);
        store.down = false;
        try (var writer = writer(state)) {
            writer.endInput();
        }
        assertThat(REQUESTS).hasValue(1);
    }

    @Test
    void listsThatTheStoreLostAreMadeAnewAndOtherWritersHearOfIt() throws Exception {
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, "a", 1);
            writer.prepareSnapshotPreBarrier(1);
            state = writer.snapshot(1, 1);
            store.lost = true;
            write(writer, "b", 1);
            writer.endInput();
        }
        assertThat(REQUESTS).hasValue(1);
        assertThat(store.rebuildsRequested).isEqualTo(1);
        assertThat(RESTORED.get()).isEmpty();
        writer(state).close();
        assertThat(RESTORED.get()).containsExactly(new StoreMark("w", "0", 1, 0, 0));
    }

    @Test
    void anOrderThatCouldNotBePlacedIsNotForgotten() throws Exception {
        store.down = true;
        OperatorSubtaskState state;
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 1, "c", 1, "d", 1, "e", 1, "f", 1);
            REFUSING.set(true);
            store.down = false;
            writer.prepareSnapshotPreBarrier(1);
            state = writer.snapshot(1, 1);
        }
        REFUSING.set(false);
        try (var writer = writer(state)) {
            write(writer, "a", 2);
            writer.endInput();
        }
        assertThat(REQUESTS).hasValue(1);
    }

    @Test
    void aSlowStoreHoldsTheWriterUpInsteadOfLosingLists() throws Exception {
        store.gate = new CountDownLatch(1);
        try (var writer = writer(null)) {
            write(writer, "a", 1, "b", 1, "c", 1, "d", 1, "e", 1);
            store.entered.await();
            Thread opener = new Thread(store.gate::countDown);
            opener.start();
            write(writer, "f", 1, "g", 1);
            opener.join();
            writer.endInput();
            assertThat(store.versions()).hasSize(7);
        }
    }

    @Test
    void theEndOfTheInputFailsLoudlyWhenListsAreNotStored() throws Exception {
        options = waits(SHORT, SHORT);
        store.down = true;
        try (var writer = writer(null)) {
            write(writer, "a", 1);
            assertThatThrownBy(writer::endInput).hasStackTraceContaining("lists of 1 users could not be stored");
        }
    }

    @Test
    void aBugInTheStoreIsNotRetriedForEver() throws Exception {
        store.broken = true;
        try (var writer = writer(null)) {
            write(writer, "a", 1);
            assertThatThrownBy(() -> writer.prepareSnapshotPreBarrier(1)).hasStackTraceContaining("a bug");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void anErrorOnTheThreadOfTheStoreFailsTheTask(Error error) throws Exception {
        long before = DaemonThread.failures();
        store.error = error;
        try (var writer = writer(null)) {
            write(writer, "a", 1);
            assertThatThrownBy(() -> writer.prepareSnapshotPreBarrier(1)).hasRootCause(error);
        }
        assertThat(DaemonThread.failures()).as("it is in the log, too").isGreaterThan(before);
    }

    @Test
    void freshnessIsShownToFlinkAndToTheSameProcess() {
        var freshness = new LatencyMetrics(() -> 0);
        freshness.update(10);
        freshness.update(20);
        assertThat(freshness.getCount()).isEqualTo(2);
        assertThat(freshness.getStatistics().getQuantile(0.5)).isEqualTo(10);
        assertThat(freshness.getStatistics().getMax()).isEqualTo(20);
        assertThat(freshness.cumulative().getTotalCount()).isEqualTo(2);
    }

    @Test
    void theRedisSinkTravels() throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(
                CandidateSink.toRedis(RedisOptions.defaults(), () -> () -> {}, Options.defaults(ServingOptions.class)));
        CandidateSink sink =
                InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
        assertThat(sink).isNotNull();
    }

    @Test
    void theBackoffGrowsAndIsBounded() {
        assertThat(SendQueue.backoffMillis(1)).isEqualTo(50);
        assertThat(SendQueue.backoffMillis(3)).isEqualTo(200);
        assertThat(SendQueue.backoffMillis(1_000)).isEqualTo(5_000);
    }

    private OneInputStreamOperatorTestHarness<Candidates, CommittableMessage<Void>> writer(OperatorSubtaskState state)
            throws Exception {
        Sink<Candidates> sink = new CandidateSink(
                restored -> {
                    RESTORED.set(List.copyOf(restored));
                    return STORE.get();
                },
                CandidateWriterTest::requester,
                options);
        var harness = new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<Candidates, Void>(sink));
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static ServingOptions waits(Duration flushWait, Duration finalWait) {
        return Options.with(
                Options.defaults(ServingOptions.class),
                Map.of(
                        "internal.serving.linger",
                        Duration.ofMillis(20),
                        "internal.serving.batch-size",
                        3,
                        "serving.max-pending",
                        5,
                        "internal.serving.flush-wait",
                        flushWait,
                        "internal.serving.final-wait",
                        finalWait));
    }

    private static void write(
            OneInputStreamOperatorTestHarness<Candidates, CommittableMessage<Void>> writer, Object... usersAndSequences)
            throws Exception {
        for (int i = 0; i < usersAndSequences.length; i += 2) {
            writer.processElement(Lists.of((String) usersAndSequences[i], (Integer) usersAndSequences[i + 1]), 0);
        }
    }
}
