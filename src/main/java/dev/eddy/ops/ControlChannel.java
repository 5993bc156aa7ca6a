package dev.eddy.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.control.CommandCodec;
import dev.eddy.job.KafkaOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends commands to the running job, and waits until they have reached all of it.
 *
 * <p>No marker can follow records across keyed edges. So a fence follows a command: a record that asks for nothing. Once
 * its offset is committed, a checkpoint was completed that began after the command was read, and that all its effects lie
 * behind.
 */
public final class ControlChannel implements AutoCloseable {
    private static final long NUDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String topic;
    private final Duration timeout;
    private final Producer<String, byte[]> producer;
    private final ConsumerLag control;

    /** @param timeout of each fence */
    public ControlChannel(KafkaOptions kafka, Duration timeout) {
        this.topic = kafka.topics().control();
        this.timeout = timeout;
        this.producer = Producers.connect(kafka, "eddy-control");
        this.control = new ConsumerLag(kafka, topic);
    }

    /**
     * Has the job forget a user, and waits until it has.
     *
     * @param waiting called now and then
     */
    public void forget(String userId, Runnable waiting) {
        send(CommandCodec.forgetKey(userId), CommandCodec.forget(userId));
        fence("forget", waiting);
    }

    /**
     * Takes items down, and waits until no list is made with them any more.
     *
     * @param waiting called now and then
     */
    public void takeDown(Collection<String> itemIds, Runnable waiting) {
        itemIds.forEach(itemId -> send(CommandCodec.takeDownKey(itemId), CommandCodec.takeDown(itemId)));
        fence("takedown", waiting);
    }

    /**
     * Ends what {@link #takeDown} began, and waits until lists may have the items again.
     *
     * @param waiting called now and then
     */
    public void liftTakeDown(Collection<String> itemIds, Runnable waiting) {
        itemIds.forEach(itemId -> send(CommandCodec.takeDownKey(itemId), null));
        fence("takedown", waiting);
    }

    /**
     * Sends a record and returns once the broker has it.
     *
     * @param value null for a record that clears the ones before it away
     * @return its offset
     */
    public long send(byte[] key, byte[] value) {
        var record = new ProducerRecord<>(topic, new String(key, UTF_8), value);
        return Producers.awaitTaken(producer.send(record), "the command was not accepted")
                .offset();
    }

    /**
     * Waits until all that was sent before has had its effect.
     *
     * @param id tells whose fence it is
     * @param waiting called now and then
     * @throws IllegalStateException when it takes longer than the timeout
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
                // A source that waits for records, ten seconds at a time, commits only once it gets one.
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
