package dev.eddy.ops;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandCodec;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.TopicNames;
import dev.eddy.job.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Has the running job make all lists anew, so that they follow from the events read so far: waits until these are read,
 * has every user assigned, and only when that has reached every cluster has the lists made.
 */
public final class RebuildClient implements AutoCloseable {
    /** Name of the step that waits for a checkpoint. */
    public static final String FENCE = "fence";

    private final ControlChannel channel;
    private final ProgressTopic progress;
    private final KafkaOptions kafka;
    private final Duration timeout;

    /** @param timeout of each step */
    public RebuildClient(KafkaOptions kafka, Duration timeout) {
        this.timeout = timeout;
        this.kafka = kafka;
        Topics.require(kafka, kafka.topics().all());
        this.channel = new ControlChannel(kafka, timeout);
        this.progress = new ProgressTopic(kafka);
    }

    /**
     * What a rebuild is to be like.
     *
     * @param canonical assign to the nearest centre, without hysteresis
     * @param newEpoch the lists are newer than any before, also than those of a job that had seen more events
     * @param asOfMillis instant of the lists; null for when the command is appended
     * @param activeWithin only users whose last event is at most that old get lists; null for all users
     */
    public record Request(boolean canonical, boolean newEpoch, Long asOfMillis, Duration activeWithin) {
        /** For all users. */
        public Request(boolean canonical, boolean newEpoch, Long asOfMillis) {
            this(canonical, newEpoch, asOfMillis, null);
        }
    }

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
        for (String topic :
                List.of(topics.tagVectors(), topics.itemVectors(), topics.items(), topics.centres(), topics.events())) {
            try (var lag = new ConsumerLag(kafka, topic)) {
                lag.awaitDrained(timeout);
            }
        }
        return rebuildFromWhatIsRead(id, request, listener);
    }

    /** As {@link #rebuild}, by who has waited otherwise for all records to be read. */
    public long rebuildFromWhatIsRead(String id, Request request, BiConsumer<String, Integer> listener) {
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
                CommandCodec.rebuild(
                        phase, request.canonical(), request.newEpoch(), request.asOfMillis(), request.activeWithin()));
        var walk = new WalkProgress(id, phase);
        String step = phase.name().toLowerCase(Locale.ROOT);
        progress.await("rebuild " + id + ", " + phase, walk, timeout, () -> listener.accept(step, walk.walked()));
        return walk.users();
    }

    @Override
    public void close() {
        channel.close();
        progress.close();
    }
}
