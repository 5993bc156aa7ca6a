package dev.eddy.serving;

import dev.eddy.option.RedisOptions;
import dev.eddy.recall.SharedUpdate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableSupplier;

/** Sink for lists of more than one user and for take-downs. */
public final class SharedSink implements Sink<SharedUpdate>, SupportsWriterState<SharedUpdate, SharedWriter.State> {
    private final SerializableSupplier<SharedListStore> opener;
    private final Duration ttl;

    /** @param ttl time for which lists are kept */
    SharedSink(SerializableSupplier<SharedListStore> opener, Duration ttl) {
        this.opener = opener;
        this.ttl = ttl;
    }

    public static SharedSink toRedis(RedisOptions redis, ServingOptions options) {
        return new SharedSink(() -> new RedisSharedStore(redis, options.ttl()), options.ttl());
    }

    @Override
    public StatefulSinkWriter<SharedUpdate, SharedWriter.State> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<SharedUpdate, SharedWriter.State> restoreWriter(
            WriterInitContext context, Collection<SharedWriter.State> recovered) {
        return new SharedWriter(opener.get(), ttl, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<SharedWriter.State> getWriterStateSerializer() {
        return new SharedWriterStateSerializer();
    }
}
