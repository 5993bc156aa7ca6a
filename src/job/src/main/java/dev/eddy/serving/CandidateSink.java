package dev.eddy.serving;

import dev.eddy.option.RedisOptions;
import dev.eddy.recall.Candidates;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;

/** Sink for users' lists: a {@link CandidateWriter} with its own store in every subtask. */
public final class CandidateSink implements Sink<Candidates>, SupportsWriterState<Candidates, WriterState> {
    private final SerializableFunction<Collection<StoreMark>, CandidateStore> opener;
    private final SerializableSupplier<RebuildRequester> requester;
    private final ServingOptions options;

    /**
     * Gets openers, since open stores and requesters can't be serialized. That of the store takes the marks of earlier writers;
     * it must not need the store to be up, since a job starts without it.
     */
    CandidateSink(
            SerializableFunction<Collection<StoreMark>, CandidateStore> opener,
            SerializableSupplier<RebuildRequester> requester,
            ServingOptions options) {
        this.opener = opener;
        this.requester = requester;
        this.options = options;
    }

    public static CandidateSink toRedis(
            RedisOptions redis, SerializableSupplier<RebuildRequester> requester, ServingOptions options) {
        return new CandidateSink(
                restored -> new RedisCandidateStore(redis, options.ttl(), restored), requester, options);
    }

    @Override
    public StatefulSinkWriter<Candidates, WriterState> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Candidates, WriterState> restoreWriter(
            WriterInitContext context, Collection<WriterState> recovered) {
        List<StoreMark> marks =
                recovered.stream().flatMap(state -> state.marks().stream()).toList();
        return new CandidateWriter(opener.apply(marks), requester.get(), options, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<WriterState> getWriterStateSerializer() {
        return new WriterStateSerializer();
    }
}
