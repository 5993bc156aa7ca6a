package dev.eddy.serving;

import dev.eddy.client.RedisOptions;
import dev.eddy.recall.Candidates;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.function.SerializableFunction;

/** Sink for users' lists: a {@link CandidateWriter} with its own store in every subtask. */
public final class CandidateSink implements Sink<Candidates>, SupportsWriterState<Candidates, WriterState> {
    private final SerializableFunction<Collection<StoreMark>, CandidateStore> opener;
    private final RebuildRequester.Opener requester;
    private final ServingOptions options;

    /** @param opener takes the marks of earlier writers; must not need the store to be up, since a job starts without it */
    CandidateSink(
            SerializableFunction<Collection<StoreMark>, CandidateStore> opener,
            RebuildRequester.Opener requester,
            ServingOptions options) {
        this.opener = opener;
        this.requester = requester;
        this.options = options;
    }

    public static CandidateSink toRedis(RedisOptions redis, RebuildRequester.Opener requester, ServingOptions options) {
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
        return new CandidateWriter(opener.apply(marks), requester.open(), options, context, recovered);
    }

    @Override
    public SimpleVersionedSerializer<WriterState> getWriterStateSerializer() {
        return new WriterStateSerializer();
    }
}
