package dev.eddy.serving;

import dev.eddy.client.RedisOptions;
import dev.eddy.recall.SharedUpdate;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Sink for lists of more than one user and for take-downs. */
public final class SharedSink implements Sink<SharedUpdate>, SupportsWriterState<SharedUpdate, SharedWriterState> {
    private final SharedListStore.Opener opener;
    private final Duration ttl;

    /** @param ttl time for which lists are kept */
    SharedSink(SharedListStore.Opener opener, Duration ttl) {
        this.opener = opener;
        this.ttl = ttl;
    }

    public static SharedSink toRedis(RedisOptions redis, ServingOptions options) {
        return new SharedSink(() -> RedisSharedStore.open(redis, options.ttl()), options.ttl());
    }

    @Override
    public StatefulSinkWriter<SharedUpdate, SharedWriterState> createWriter(WriterInitContext context)
            throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<SharedUpdate, SharedWriterState> restoreWriter(
            WriterInitContext context, Collection<SharedWriterState> recovered) throws IOException {
        return new SharedWriter(opener.open(), ttl, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<SharedWriterState> getWriterStateSerializer() {
        return new SharedWriterStateSerializer();
    }
}
