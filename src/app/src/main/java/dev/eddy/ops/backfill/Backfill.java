package dev.eddy.ops.backfill;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.ConsumerLag;
import dev.eddy.ops.RebuildClient;
import dev.eddy.ops.StallTimer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * The steps of a backfill, in their order: {@link #publish}, {@link #awaitRead}, {@link #makeLists}. While history is unread the job
 * reads no live events; these wait in Kafka. Each step may be given again after a failure.
 */
public final class Backfill {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final KafkaOptions kafka;
    private final Duration timeout;

    /**
     * What became of a file's events.
     *
     * @param sent to the history
     * @param sentBefore by a run that was interrupted, or a whole one
     * @param live in the live topic as well, and so not sent
     * @param later than the end of the history, and so not sent
     */
    public record Counts(long sent, long sentBefore, long live, long later) {}

    /**
     * A backfill of a deployment.
     *
     * @param timeout longest time in which the job reads nothing, and longest step of the rebuild
     * @throws dev.eddy.job.BadInputException when Kafka does not answer or a topic is missing
     */
    public Backfill(KafkaOptions kafka, Duration timeout) {
        this.kafka = kafka;
        this.timeout = timeout;
        Topics.require(kafka, kafka.topics(Topic.ofTheJob()));
    }

    /**
     * Sends the events of a file that are before an instant and not in the live topic.
     *
     * @param beforeMillis epoch milliseconds; {@link Long#MAX_VALUE} for all events
     * @param progress gets the number of events that were looked at
     */
    public Counts publish(HistoryFile file, long beforeMillis, LongConsumer progress) {
        LiveEvents live = LiveEvents.read(kafka, Math.min(file.lastMillis(), beforeMillis - 1));
        return new HistoryPublisher(kafka).publish(file, beforeMillis, live, progress);
    }

    /**
     * Waits until the job has read the whole history. The listener gets the number of records that it has not read.
     *
     * @throws IllegalStateException when it reads nothing for the timeout
     */
    public void awaitRead(LongConsumer listener) {
        try (var lag = new ConsumerLag(kafka, kafka.topic(Topic.HISTORY))) {
            var stall = new StallTimer(timeout);
            for (long unread = lag.remaining(); unread > 0; unread = lag.remaining()) {
                if (stall.isStalled(unread)) {
                    throw new IllegalStateException("the job has read nothing of " + kafka.topic(Topic.HISTORY) + " in "
                            + timeout + ", and " + unread + " records are left; is it running, and are its"
                            + " checkpoints completing?");
                }
                listener.accept(unread);
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        ConsumerLag.awaitDrained(kafka, timeout, Topic.handovers());
    }

    /** Assigns every user to the nearest centre, makes all lists and returns the number of users; see {@link RebuildClient#rebuild}. */
    public long makeLists(String id, BiConsumer<String, Integer> listener) {
        try (var client = new RebuildClient(kafka, timeout)) {
            return client.rebuildFromWhatIsRead(id, new RebuildClient.Request(true, false, null), listener);
        }
    }
}
