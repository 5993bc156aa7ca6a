package dev.eddy.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eddy.job.KafkaOptions;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What an endless world does, published in the background at a steady rate, by producers that may come to do it wrong. */
final class EndlessTraffic implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Replay replay;
    private final Thread thread;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile UnaryOperator<WorldRecord> producers = UnaryOperator.identity();
    private volatile long nowMillis;

    private EndlessTraffic(KafkaOptions kafka, SyntheticWorld world, double rate) {
        this.replay = new Replay(kafka);
        this.thread = new Thread(() -> run(world, rate), "endless-traffic");
    }

    /** @param rate events per second */
    static EndlessTraffic start(KafkaOptions kafka, SyntheticWorld world, double rate) {
        var traffic = new EndlessTraffic(kafka, world, rate);
        traffic.thread.start();
        return traffic;
    }

    private void run(SyntheticWorld world, double rate) {
        Iterator<WorldRecord> records = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return world.hasNext();
            }

            @Override
            public WorldRecord next() {
                WorldRecord record = world.next();
                nowMillis = record.atMillis();
                return record.kind() == WorldRecord.Kind.EVENT ? producers.apply(record) : record;
            }
        };
        try {
            replay.runWorld(records, rate);
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** From now on every event is changed so before it is sent. */
    void producers(UnaryOperator<WorldRecord> change) {
        producers = change;
    }

    /** The world's own time. */
    long nowMillis() {
        return nowMillis;
    }

    long sent() {
        if (failure.get() != null) {
            throw failure.get();
        }
        return replay.acknowledged();
    }

    /** The event with another field in place of its own. */
    static WorldRecord with(WorldRecord event, String field, Object value) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(event.json());
            json.putPOJO(field, value);
            return new WorldRecord(event.kind(), event.key(), event.atMillis(), JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event: " + event.json(), e);
        }
    }

    /** The event as far as a producer got that broke down in the middle. */
    static WorldRecord cutOff(WorldRecord event) {
        return new WorldRecord(
                event.kind(),
                event.key(),
                event.atMillis(),
                event.json().substring(0, event.json().length() / 2));
    }

    @Override
    public void close() {
        replay.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        replay.close();
    }
}
