package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.CommandCodec;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.kafka.Producers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends commands to the running job and waits for their effect. After a command it sends a fence, a record without effect.
 * When the job commits the offset of the fence, a checkpoint that began after the command was read is complete, so the effects
 * of the command have reached every task.
 */
public final class ControlChannel implements AutoCloseable {
    private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String topic;
    private final Duration timeout;
    private final Producer<String, byte[]> producer;
    private final ConsumerLag control;

    /** @param timeout longest wait for a fence */
    public ControlChannel(KafkaOptions kafka, Duration timeout) {
        this.topic = kafka.topic(Topic.CONTROL);
        this.timeout = timeout;
        this.producer = Producers.connect(kafka, "eddy-control");
        this.control = new ConsumerLag(kafka, topic);
    }

    /** Makes the job forget a user; see {@link #fence}. */
    public void forget(String userId, Runnable waiting) {
        send(CommandCodec.forgetKey(userId), CommandCodec.forget(userId));
        fence("forget", waiting);
    }

    /** Takes items down and waits until new lists leave them out; see {@link #fence}. */
    public void takeDown(Collection<String> itemIds, Runnable waiting) {
        itemIds.forEach(itemId -> send(CommandCodec.takeDownKey(itemId), CommandCodec.takeDown(itemId)));
        fence("takedown", waiting);
    }

    /** Ends a {@link #takeDown} and waits until new lists may have the items again. */
    public void liftTakeDown(Collection<String> itemIds, Runnable waiting) {
        itemIds.forEach(itemId -> send(CommandCodec.takeDownKey(itemId), null));
        fence("takedown", waiting);
    }

    /** Sends a record (a null value deletes the earlier ones of the key), waits for the broker, and returns the offset. */
    public long send(byte[] key, byte[] value) {
        var sent = producer.send(new ProducerRecord<>(topic, new String(key, UTF_8), value));
        return Producers.awaitTaken(sent, "the command was not accepted").offset();
    }

    /**
     * Waits until the records sent before have had their effect, and calls {@code waiting} every 100 ms. Throws an {@link
     * IllegalStateException} that begins with {@code id} when it takes longer than the timeout.
     */
    public void fence(String id, Runnable waiting) {
        long offset = sendFence(id);
        long deadline = System.nanoTime() + timeout.toNanos();
        long nudgeAt = System.nanoTime() + NUDGE_NANOS;
        while (control.committedOffsets().get(0) <= offset) {
            if (System.nanoTime() >= deadline) {
                throw new IllegalStateException(id + ": no checkpoint was completed in " + timeout
                        + "; is the job running, and are its checkpoints completing?");
            }
            if (System.nanoTime() >= nudgeAt) {
                // A source without new records commits only every 10 s.
                sendFence(id);
                nudgeAt = System.nanoTime() + NUDGE_NANOS;
            }
            waiting.run();
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long sendFence(String id) {
        return send(("fence:" + id).getBytes(UTF_8), CommandCodec.fence());
    }

    @Override
    public void close() {
        producer.close();
        control.close();
    }
}
