package dev.eddy.ops;

import dev.eddy.control.CommandCodec;
import dev.eddy.control.RunningVariants;
import dev.eddy.control.VariantOrder;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The orders about variants in the control topic of a deployment. */
public final class VariantChannel implements AutoCloseable {
    private final ControlChannel control;

    /** @param timeout longest wait for the job */
    public VariantChannel(KafkaOptions kafka, Duration timeout) {
        this.control = new ControlChannel(kafka, timeout);
    }

    /** The variants that run by the orders so far. */
    public static RunningVariants running(KafkaOptions kafka) {
        var running = new AtomicReference<>(RunningVariants.NONE);
        TopicReader.parseLast(
                kafka, kafka.topic(Topic.CONTROL), TopicReader.ALL, record -> CommandCodec.decode(record, 0), each -> {
                    if (each instanceof VariantOrder order) {
                        running.set(running.get().after(order));
                    }
                });
        return running.get();
    }

    public void send(VariantOrder order) {
        control.send(CommandCodec.variantKey(order.name()), CommandCodec.variant(order));
    }

    /** Waits until every task of the job has taken the orders sent before. */
    public void await(Runnable waiting) {
        control.fence("variant", waiting);
    }

    @Override
    public void close() {
        control.close();
    }
}
