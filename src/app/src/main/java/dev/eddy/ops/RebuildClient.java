package dev.eddy.ops;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandCodec;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Makes the running job compute all lists again from the events so far. Waits until these are read, assigns every user to a
 * cluster, and computes the lists when all clusters have received their users.
 */
public final class RebuildClient implements AutoCloseable {
    /** Name of the step that waits for a checkpoint. */
    public static final String FENCE = "wait for a checkpoint";

    private final ControlChannel channel;
    private final ProgressTopic progress;
    private final KafkaOptions kafka;
    private final Duration timeout;

    /** @param timeout longest time of each step */
    public RebuildClient(KafkaOptions kafka, Duration timeout) {
        this.timeout = timeout;
        this.kafka = kafka;
        Topics.require(kafka, kafka.topics(Topic.ofTheJob()));
        this.channel = new ControlChannel(kafka, timeout);
        this.progress = new ProgressTopic(kafka);
    }

    /**
     * Parameters of a rebuild.
     *
     * @param canonical assign to the nearest centre, without hysteresis
     * @param newEpoch give the lists a version above all before, even those of a job that had read more events
     * @param asOfMillis event time of the lists, epoch milliseconds; null for the append time of the command
     * @param activeWithin only users whose last event is not older get lists; null for all users
     */
    public record Request(boolean canonical, boolean newEpoch, Long asOfMillis, Duration activeWithin) {
        /** Rebuilds the lists of all users. */
        public Request(boolean canonical, boolean newEpoch, Long asOfMillis) {
            this(canonical, newEpoch, asOfMillis, null);
        }
    }

    /**
     * Rebuilds and waits for the end; returns the number of users. Each command needs a new id. The listener gets the name of
     * the step and the number of buckets done. Throws {@link IllegalStateException} when a step exceeds the timeout.
     */
    public long rebuild(String id, Request request, BiConsumer<String, Integer> listener) {
        listener.accept("wait until all events are read", 0);
        // All catalogue topics too, since an event that was read may wait for its item.
        ConsumerLag.awaitDrained(
                kafka,
                timeout,
                Topic.TAG_VECTORS,
                Topic.ITEM_VECTORS,
                Topic.ITEMS,
                Topic.CENTRES,
                Topic.HISTORY,
                Topic.EVENTS);
        ConsumerLag.awaitDrained(kafka, timeout, Topic.handovers());
        return rebuildFromWhatIsRead(id, request, listener);
    }

    /** As {@link #rebuild}, but does not wait until all records are read. */
    public long rebuildFromWhatIsRead(String id, Request request, BiConsumer<String, Integer> listener) {
        walk(id, Phase.ASSIGN, request, listener);
        fence(id, listener);
        return emit(id, request, listener);
    }

    /** Computes the lists from the users that the clusters know now. */
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
        String step = phase == Phase.ASSIGN ? "assign users" : "make lists";
        progress.await("rebuild " + id + ", " + phase, walk, timeout, () -> listener.accept(step, walk.walked()));
        return walk.users();
    }

    @Override
    public void close() {
        channel.close();
        progress.close();
    }
}
