package dev.eddy.workbench;

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
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Has the running job make all lists anew, so that they follow from the events read so far: waits until these are read,
 * has every user assigned, and only when that has reached every cluster has the lists made.
 */
public final class RebuildClient implements AutoCloseable {
    /** Name of the step that waits for a checkpoint. */
    public static final String FENCE = "fence";

    private static final Duration POLL = Duration.ofMillis(100);

    private final ControlChannel channel;
    private final Consumer<byte[], byte[]> progress;
    private final KafkaOptions kafka;
    private final Duration timeout;

    /** @param timeout of each step */
    public RebuildClient(KafkaOptions kafka, Duration timeout) {
        this.timeout = timeout;
        this.kafka = kafka;
        Topics.require(kafka, kafka.topics().all());
        this.channel = new ControlChannel(kafka, timeout);
        Map<String, Object> settings = new HashMap<>(kafka.client());
        settings.put("client.id", "eddy-progress");
        this.progress = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partition = new TopicPartition(kafka.topics().progress(), 0);
        progress.assign(List.of(partition));
        progress.seekToEnd(List.of(partition));
        // The end is looked up at the first question about it, which must come before the command.
        progress.position(partition);
    }

    /**
     * What a rebuild is to be like.
     *
     * @param canonical assign to the nearest centre, without hysteresis
     * @param newEpoch the lists are newer than any before, also than those of a job that had seen more events
     * @param asOfMillis instant of the lists
     */
    public record Request(boolean canonical, boolean newEpoch, long asOfMillis) {}

    /**
     * Rebuilds.
     *
     * @param id of the command, new each time
     * @param listener told the step's name and how many buckets of users are done
     * @return how many users were walked
     * @throws IllegalStateException when a step takes longer than the timeout
     */
    public long rebuild(String id, Request request, BiConsumer<String, Integer> listener) {
        listener.accept("drain", 0);
        TopicNames topics = kafka.topics();
        // An event may be read and still wait for its item.
        for (String topic : List.of(topics.tagVectors(), topics.items(), topics.centres(), topics.events())) {
            try (var lag = new ConsumerLag(kafka, topic)) {
                lag.awaitDrained(timeout);
            }
        }
        walk(id, Phase.ASSIGN, request, listener);
        fence(id, listener);
        return emit(id, request, listener);
    }

    /** As {@link #rebuild}, but from what every cluster knows already. */
    public long emit(String id, Request request, BiConsumer<String, Integer> listener) {
        long users = walk(id, Phase.EMIT, request, listener);
        fence(id, listener);
        return users;
    }

    private void fence(String id, BiConsumer<String, Integer> listener) {
        channel.fence("rebuild " + id, () -> listener.accept(FENCE, 0));
    }

    private long walk(String id, Phase phase, Request request, BiConsumer<String, Integer> listener) {
        channel.send(
                CommandCodec.rebuildKey(id),
                CommandCodec.rebuild(phase, request.canonical(), request.newEpoch(), request.asOfMillis()));
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

    @Override
    public void close() {
        channel.close();
        progress.close();
    }
}
