package dev.eddy.lab;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.eddy.centre.CentreSet;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.SwapWatch;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** Swaps of the running job's centres. */
public final class Swaps implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaOptions kafka;
    private final CentrePublisher publisher;

    public Swaps(KafkaOptions kafka) {
        this.kafka = kafka;
        this.publisher = new CentrePublisher(kafka);
    }

    /** Publishes centres and puts them in use, without waiting. */
    public void begin(CentreSet set) {
        publisher.publish(set);
    }

    /** Waits until the centres are in use everywhere. */
    public SwapWatch.Sweep to(CentreSet set) {
        return to(set, (walked, of) -> {});
    }

    /**
     * Waits until the centres are in use everywhere.
     *
     * @param listener told how many buckets of users are walked, and of how many
     */
    public SwapWatch.Sweep to(CentreSet set, BiConsumer<Integer, Integer> listener) {
        return swap(set.version(), () -> publisher.publish(set), listener);
    }

    /** The same with centres that were published before. */
    public SwapWatch.Sweep backTo(CentreSet set) {
        return swap(set.version(), () -> publisher.activate(set.version()), (walked, of) -> {});
    }

    private SwapWatch.Sweep swap(long version, Runnable order, BiConsumer<Integer, Integer> listener) {
        try (var watch = new SwapWatch(kafka)) {
            order.run();
            return watch.await(version, PATIENCE, listener);
        }
    }

    /** As soon as the first users are swept, does what ends in other centres. */
    public void interrupted(CentreSet set, Runnable interruption) {
        var isInterrupted = new AtomicBoolean();
        try (var watch = new SwapWatch(kafka)) {
            publisher.publish(set);
            assertThatIllegalStateException()
                    .isThrownBy(() -> watch.await(set.version(), PATIENCE, (walked, of) -> {
                        if (walked > 0 && !isInterrupted.getAndSet(true)) {
                            interruption.run();
                        }
                    }))
                    .withMessageContaining("given up after");
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
