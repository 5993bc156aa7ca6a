package dev.eddy.ops;

import dev.eddy.control.Command.Phase;
import dev.eddy.control.CommandProgress;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Waits until the job has assigned all users with newly activated centres. Must be made before the activation, and the
 * centres must differ from those in use, for which the job reports nothing. Tasks that restart during the sweep walk some
 * users twice; the last of these may still be under way when the wait ends.
 */
public final class SwapWatch implements AutoCloseable {
    private final ProgressTopic progress;

    public SwapWatch(KafkaOptions kafka) {
        Topics.require(kafka, kafka.topics(Topic.PROGRESS));
        this.progress = new ProgressTopic(kafka);
    }

    /** Number of users that had been assigned with other centres, and the time from the first report to the last. */
    public record Sweep(long users, Duration took) {}

    /**
     * Waits until all users are assigned with the centres of a version. The listener gets the number of buckets walked and of
     * buckets to walk. Throws {@link IllegalStateException} when no step comes within the timeout, or other centres were
     * activated meanwhile.
     */
    public Sweep await(long version, Duration timeout, BiConsumer<Integer, Integer> listener) {
        var sweep = new WalkProgress(CommandProgress.idOfSwapTo(version), Phase.ASSIGN);
        progress.await(
                "centres of version " + version, sweep, timeout, () -> listener.accept(sweep.walked(), sweep.toWalk()));
        return new Sweep(sweep.users(), sweep.took());
    }

    @Override
    public void close() {
        progress.close();
    }
}
