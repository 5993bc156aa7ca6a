package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.centre.CentreSet;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.SwapWatch.Sweep;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** The topic {@code cluster-centres} of a deployment. */
public final class KafkaCentreTopic implements CentreTopic, AutoCloseable {
    private final KafkaOptions kafka;
    private final Duration timeout;
    private final BiConsumer<Integer, Integer> swept;
    private final CentrePublisher publisher;

    /**
     * @param timeout longest time of a sweep without a step
     * @param swept gets the number of buckets walked, and of buckets to walk
     */
    public KafkaCentreTopic(KafkaOptions kafka, Duration timeout, BiConsumer<Integer, Integer> swept) {
        this.kafka = kafka;
        this.timeout = timeout;
        this.swept = swept;
        this.publisher = new CentrePublisher(kafka);
    }

    @Override
    public CentreInventory read() {
        return CentrePublisher.read(kafka);
    }

    @Override
    public void publish(CentreSet set) {
        publisher.publishInactive(set);
    }

    @Override
    public void remove(CentreSet set) {
        publisher.remove(set);
    }

    @Override
    public Sweep activateAndWait(long version, BooleanSupplier isStillWanted) {
        try (var watch = new SwapWatch(kafka)) {
            if (!isStillWanted.getAsBoolean()) {
                throw new IllegalStateException("interrupted before version " + version + " was activated");
            }
            publisher.activate(version);
            return watch.await(version, timeout, swept);
        }
    }

    @Override
    public void activate(long version) {
        publisher.activate(version);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
