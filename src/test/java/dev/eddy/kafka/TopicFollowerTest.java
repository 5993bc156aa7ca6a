package dev.eddy.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.eddy.lab.Waiting;
import dev.eddy.record.KafkaRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicFollowerTest {
    private static final TopicPartition PARTITION = new TopicPartition("items", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration longest) {
            if (failure instanceof Error error) {
                polls.countDown();
                throw error;
            }
            if (failure instanceof RuntimeException outage) {
                polls.countDown();
                throw outage;
            }
            return super.poll(longest);
        }
    };
    private final List<String> taken = new ArrayList<>();
    private final CountDownLatch last = new CountDownLatch(1);
    private final CountDownLatch polls = new CountDownLatch(3);
    private final AtomicLong nanos = new AtomicLong();
    private Runnable whenCaughtUp = () -> {};
    /** Thrown by each poll; null for none. */
    private Throwable failure;

    private void records(String... keys) {
        consumer.updatePartitions("items", List.of(new PartitionInfo("items", 0, null, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) keys.length));
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < keys.length; i++) {
                consumer.addRecord(new ConsumerRecord<>("items", 0, i, keys[i].getBytes(UTF_8), null));
            }
        });
    }

    private TopicFollower following(Consumer<String> action) {
        Consumer<KafkaRecord> taking = record -> {
            action.accept(record.textKey());
            taken.add(record.textKey());
            if (record.textKey().equals("last")) {
                last.countDown();
            }
        };
        return new TopicFollower(
                consumer, "items", "test-items", taking, whenCaughtUp, Duration.ofMillis(1), nanos::get);
    }

    private void awaitLast(Consumer<String> action) throws InterruptedException {
        TopicFollower follower = following(action);
        assertThat(last.await(5, TimeUnit.SECONDS))
                .as("the last record was taken")
                .isTrue();
        assertThat(follower.isStale(Duration.ofSeconds(10))).isFalse();
        follower.close();
        assertThat(follower.isStale(Duration.ofSeconds(10))).as("after its end").isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void aRecordAfterAnErrorOnTheThreadIsTaken(Error error) throws Exception {
        records("first", "second", "last");
        var thrown = new AtomicReference<>(error);
        awaitLast(key -> {
            if (key.equals("second") && thrown.get() != null) {
                throw thrown.getAndSet(null);
            }
        });
        assertThat(taken).containsExactly("first", "second", "last");
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void thatAllIsReadIsSaidAfterAnErrorOfWhomItIsSaidTo(Error error) throws Exception {
        var said = new CountDownLatch(2);
        whenCaughtUp = () -> {
            said.countDown();
            if (said.getCount() == 1) {
                throw error;
            }
        };
        records("last");
        TopicFollower follower = following(key -> {});
        assertThat(said.await(5, TimeUnit.SECONDS)).isTrue();
        follower.close();
    }

    /** The follower after three more polls in the minute that has passed. */
    private TopicFollower minuteOf(Throwable failing) throws InterruptedException {
        failure = failing;
        records("first");
        TopicFollower follower = following(key -> {});
        nanos.set(TimeUnit.MINUTES.toNanos(1));
        assertThat(polls.await(5, TimeUnit.SECONDS)).isTrue();
        return follower;
    }

    @ParameterizedTest
    @MethodSource("dev.eddy.Errors#all")
    void aReadingThatFailsForLongerThanALimitIsStale(Error error) throws InterruptedException {
        TopicFollower follower = minuteOf(error);
        assertThat(follower.isStale(Duration.ofSeconds(10))).isTrue();
        assertThat(follower.age()).isEqualTo(Duration.ofMinutes(1));
        follower.close();
    }

    @Test
    void aBrokerThatIsAwayMakesNothingStale() throws InterruptedException {
        TopicFollower follower = minuteOf(new KafkaException("away"));
        Waiting.until(
                "a poll of the minute",
                Duration.ofSeconds(5),
                () -> follower.age().isZero());
        assertThat(follower.isStale(Duration.ofSeconds(10))).isFalse();
        follower.close();
    }

    @Test
    void aRecordThatAlwaysFailsIsLeftOut() throws Exception {
        records("first", "second", "last");
        awaitLast(key -> {
            if (key.equals("second")) {
                throw new StackOverflowError("of a test");
            }
        });
        assertThat(taken).containsExactly("first", "last");
    }
}
