package dev.eddy.ops.retrain;

import dev.eddy.centre.CentreInventory;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.CentrePublisher;
import dev.eddy.ops.SwapWatch;
import dev.eddy.ops.SwapWatch.Sweep;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** The topic {@code cluster-centres} of a deployment, and the job that uses it. */
public final class KafkaCentreTopic extends CentrePublisher implements CentreTopic {
    private final KafkaOptions kafka;
    private final Duration timeout;
    private final BiConsumer<Integer, Integer> swept;

    /**
     * @param timeout longest time of a sweep without a step
     * @param swept gets the number of buckets walked, and of buckets to walk
     */
    public KafkaCentreTopic(KafkaOptions kafka, Duration timeout, BiConsumer<Integer, Integer> swept) {
        super(kafka);
        this.kafka = kafka;
        this.timeout = timeout;
        this.swept = swept;
    }

    @Override
    public CentreInventory read() {
        return CentrePublisher.read(kafka);
    }

    @Override
    public Sweep activateAndWait(long version, BooleanSupplier isStillWanted) {
        try (var watch = new SwapWatch(kafka)) {
            if (!isStillWanted.getAsBoolean()) {
                throw new IllegalStateException("interrupted before version " + version + " was activated");
            }
            activate(version);
            return watch.await(version, timeout, swept);
        }
    }
}
