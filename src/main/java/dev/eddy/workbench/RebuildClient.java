package dev.eddy.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.app.KafkaOptions;
import dev.eddy.app.TopicNames;
import dev.eddy.app.Topics;
import dev.eddy.membership.Command.Phase;
import dev.eddy.membership.CommandCodec;
import dev.eddy.membership.CommandProgress;
import dev.eddy.membership.CommandProgressCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Has the running job make all lists anew, so that they follow from the events read so far: waits until these are read,
 * has every user assigned, and only when that has reached every cluster has the lists made.
 *
 * <p>No marker can follow records across keyed edges, so between two steps stands a fence: a record in the control topic
 * that was committed, hence a checkpoint that began after the step and that every record of the step lies behind.
 */
public final class RebuildClient implements AutoCloseable {
    /** Name of the step that waits for a checkpoint. */
    public static final String FENCE = "fence";

    private static final long NUDGE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final TopicNames topics;
    private final Producer<String, byte[]> producer;
    private final Consumer<byte[], byte[]> progress;
    private final ConsumerLag events;
    private final ConsumerLag control;
    private final Duration timeout;

    /**
     * @param timeout of each step
     */
    public RebuildClient(KafkaOptions kafka, Duration timeout) {
        this.topics = kafka.topics();
        this.timeout = timeout;
        Topics.require(kafka, List.of(topics.events(), topics.control(), topics.progress()));
        this.producer = Producers.connect(kafka, "eddy-control");
        this.events = new ConsumerLag(kafka, topics.events());
        this.control = new ConsumerLag(kafka, topics.control());
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-progress");
        this.progress = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(topics.progress(), 0);
        progress.assign(List.of(partition));
        progress.seekToEnd(List.of(partition));
        // The end is looked up at the first question about it, which must come before the command.
        progress.position(partition);
    }

    /**
     * Rebuilds.
     *
     * @param id of the command, new each time
     * @param canonical assign to the nearest centre, without hysteresis
     * @param asOfMillis instant of the lists
     * @param listener told the step's name and how many buckets of users are done
     * @return how many users were walked
     * @throws IllegalStateException when a step takes longer than the timeout
     */
    public long rebuild(String id, boolean canonical, long asOfMillis, BiConsumer<String, Integer> listener) {
        listener.accept("drain", 0);
        events.awaitDrained(timeout);
        walk(id, Phase.ASSIGN, canonical, asOfMillis, listener);
        fence(id, listener);
        long users = walk(id, Phase.EMIT, canonical, asOfMillis, listener);
        fence(id, listener);
        return users;
    }

    private long walk(
            String id, Phase phase, boolean canonical, long asOfMillis, BiConsumer<String, Integer> listener) {
        send(CommandCodec.key(id), CommandCodec.rebuild(phase, canonical, asOfMillis));
        Map<Integer, CommandProgress> begun = new HashMap<>();
        Set<Integer> walked = new HashSet<>();
        long users = 0;
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isDone(begun, walked)) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("rebuild " + id + ", " + phase + ": " + walked.size() + " of "
                        + expected(begun) + " buckets after " + timeout + "; is the job running?");
            }
            for (ConsumerRecord<byte[], byte[]> record : progress.poll(POLL)) {
                CommandProgress report =
                        CommandProgressCodec.decode(record.value()).orElse(null);
                if (report == null || !report.commandId().equals(id) || report.phase() != phase) {
                    continue;
                }
                if (report.bucket() < 0) {
                    begun.put(report.task(), report);
                } else if (walked.add(report.bucket())) {
                    users += report.users();
                }
            }
            listener.accept(phase.name().toLowerCase(Locale.ROOT), walked.size());
        }
        return users;
    }

    private static boolean isDone(Map<Integer, CommandProgress> begun, Set<Integer> walked) {
        return !begun.isEmpty()
                && begun.size() == begun.values().iterator().next().tasks()
                && walked.size() >= expected(begun);
    }

    private static int expected(Map<Integer, CommandProgress> begun) {
        return begun.values().stream().mapToInt(CommandProgress::buckets).sum();
    }

    private void fence(String id, BiConsumer<String, Integer> listener) {
        long offset = sendFence(id);
        long deadline = System.nanoTime() + timeout.toNanos();
        long nudgeAt = System.nanoTime() + NUDGE_NANOS;
        while (control.committedOffsets().get(0) <= offset) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException("rebuild " + id + ": no checkpoint was completed in " + timeout
                        + "; are the job's checkpoints failing?");
            }
            if (System.nanoTime() >= nudgeAt) {
                // A source that waits for records, ten seconds at a time, commits only once it gets one.
                sendFence(id);
                nudgeAt = System.nanoTime() + NUDGE_NANOS;
            }
            listener.accept(FENCE, 0);
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private long sendFence(String id) {
        return send(("fence:" + id).getBytes(UTF_8), CommandCodec.fence());
    }

    private long send(byte[] key, byte[] value) {
        try {
            RecordMetadata sent = producer.send(new ProducerRecord<>(topics.control(), new String(key, UTF_8), value))
                    .get();
            return sent.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a command", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the command was not accepted: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        progress.close();
        events.close();
        control.close();
    }
}
