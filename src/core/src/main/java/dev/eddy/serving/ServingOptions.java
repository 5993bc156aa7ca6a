package dev.eddy.serving;

import dev.eddy.option.Allowed;
import dev.eddy.option.Option;
import dev.eddy.option.Options;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/** Options of writing lists into Redis. */
public record ServingOptions(
        @Option(key = "serving.channels", defaultValue = "merged", text = """
                Lists that are served. A ranking service reads the merged one. With all, the list of each channel is
                served as well, to see its part: more to compute, to send and to keep.""")
        Channels channels,

        @Option(key = "serving.ttl", defaultValue = "7 d", range = "1 ms to 36500 d", text = """
                Time for which a list that is not refreshed stays in Redis. It bounds Redis to recent users. A user
                who is away for longer begins with popular items until the next event.""")
        Duration ttl,

        @Option(key = "internal.serving.late-after", defaultValue = "1 s", range = "0 ms to 36500 d", text = """
                Age of a click on arrival at the cluster stage, above the least one of the last minutes, after which
                its list is put off while more input waits. Then the state is kept up first, and each user gets one
                list, for the latest click, when there is time: newest first, and those that have waited for
                internal.serving.put-off-at-most in turn. Also after a restore. The metric owedLists counts them.""")
        Duration lateAfter,

        @Option(key = "internal.serving.put-off-at-most", defaultValue = "10 s", range = "0 ms to 36500 d", text = """
                Time after which a list that was put off is made even while clicks come late. The shorter, the more
                time the state needs to catch up.""")
        Duration putOffAtMost,

        @Option(key = "internal.serving.linger", defaultValue = "10 ms", range = "0 ms to 36500 d", text = """
                Time for which a list may wait for others to share its round trip. Every click feels this wait. At
                1,000 clicks/s, Redis needs half as much again for a list when none waits.""")
        Duration linger,

        @Option(key = "internal.serving.batch-size", defaultValue = "256", range = "1 to 10000", text = """
                Users in one round trip, at which it leaves before the linger is over. 256 users are about half a
                megabyte of lists. Larger batches save round trips, and keep Redis busy for longer at a time.""")
        int batchSize,

        @Option(key = "serving.max-pending", defaultValue = "10000", range = "1 to 100000000", text = """
                Users that wait in one writer while Redis is away; at least internal.serving.batch-size. With more,
                the oldest are dropped. They are in memory and in every checkpoint. When the metric redisDropped
                counts, the command rebuild makes the lists anew.""")
        int maxPending,

        @Option(key = "internal.serving.flush-wait", defaultValue = "500 ms", range = "0 ms to 36500 d", text = """
                Time for which a checkpoint may wait for Redis's answers. Lists without an answer go into the
                checkpoint. The task stands still in this time, so it is short.""")
        Duration flushWait,

        @Option(key = "internal.serving.final-wait", defaultValue = "30 s", range = "0 ms to 36500 d", text = """
                Time for which the end of a bounded input waits for Redis before the job fails. A stream from Kafka
                has no end, so this is for tests and finite replays.""")
        Duration finalWait)
        implements Serializable {

    /** Lists that are served. */
    public enum Channels {
        /** The merged list, which ranking services read. */
        MERGED,
        /** The merged list and one list per channel. */
        ALL
    }

    public ServingOptions {
        String least = "internal.serving.batch-size, " + batchSize + ", or more";
        Allowed.that(maxPending >= batchSize, "serving.max-pending", maxPending, least);
    }

    public boolean servesChannels() {
        return channels == Channels.ALL;
    }

    public ServingOptions withChannels(Channels newChannels) {
        return Options.with(this, Map.of("serving.channels", newChannels));
    }
}
