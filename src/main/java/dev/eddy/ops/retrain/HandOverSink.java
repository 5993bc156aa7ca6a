package dev.eddy.ops.retrain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Passes users to a consumer in this process. It finds the consumer by a number, because Flink copies the sink. */
final class HandOverSink implements Sink<SavedUser>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final AtomicLong LAST = new AtomicLong();
    private static final Map<Long, Consumer<SavedUser>> CONSUMERS = new ConcurrentHashMap<>();

    private final long number = LAST.incrementAndGet();

    private HandOverSink() {}

    /** A sink for the consumer, until it is closed. */
    static HandOverSink to(Consumer<SavedUser> consumer) {
        var sink = new HandOverSink();
        CONSUMERS.put(sink.number, consumer);
        return sink;
    }

    @Override
    public void close() {
        CONSUMERS.remove(number);
    }

    @Override
    public SinkWriter<SavedUser> createWriter(WriterInitContext context) {
        return new Writer(CONSUMERS.get(number));
    }

    private record Writer(Consumer<SavedUser> consumer) implements SinkWriter<SavedUser> {
        @Override
        public void write(SavedUser user, Context context) {
            consumer.accept(user);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
