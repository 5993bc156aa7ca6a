package dev.eddy.ops;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Tells when centres are in use everywhere: when every user is where they put them. Must be made before they are activated,
 * and they must be others than those in use, of which the job reports nothing.
 *
 * <p>When tasks go back to a checkpoint in the middle of the sweep, they walk once more what they had walked since; of that
 * the last may still be under way when the watch is over.
 */
public final class SwapWatch implements AutoCloseable {
    private final ProgressTopic progress;

    public SwapWatch(KafkaOptions kafka) {
        Topics.require(kafka, List.of(kafka.topics().progress()));
        this.progress = new ProgressTopic(kafka);
    }

    /**
     * The walk that brought the centres to all users.
     *
     * @param users who were walked: those assigned with other centres before
     * @param took from the first task's first report to the last
     */
    public record Sweep(long users, Duration took) {}

    /**
     * Waits until the centres of a version are in use everywhere.
     *
     * @param listener told how many buckets of users are walked, and of how many
     * @param timeout how long the sweep may go without a step
     * @throws IllegalStateException when it stands still for longer, or other centres were activated meanwhile
     */
    public Sweep await(long version, Duration timeout, BiConsumer<Integer, Integer> listener) {
        WalkProgress sweep = WalkProgress.ofSwapTo(version);
        progress.await(
                "centres of version " + version, sweep, timeout, () -> listener.accept(sweep.walked(), sweep.toWalk()));
        return new Sweep(sweep.users(), sweep.took());
    }

    @Override
    public void close() {
        progress.close();
    }
}
