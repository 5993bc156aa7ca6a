package dev.eddy.job;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source whose readers wait while there are records of the history that the job has not read: live events then follow those of
 * before, as in a log. Its state is that of the source inside.
 *
 * @param <T> type of the records
 * @param <S> type of the splits
 * @param <C> type of the enumerator's state
 */
final class AfterHistorySource<T, S extends SourceSplit, C> implements Source<T, S, C>, ResultTypeQueryable<T> {
    private static final long serialVersionUID = 1;

    private final Source<T, S, C> source;
    private final TypeInformation<T> type;
    private final KafkaOptions kafka;

    <X extends Source<T, S, C> & ResultTypeQueryable<T>> AfterHistorySource(X source, KafkaOptions kafka) {
        this.source = source;
        this.type = source.getProducedType();
        this.kafka = kafka;
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SplitEnumerator<S, C> createEnumerator(SplitEnumeratorContext<S> context) throws Exception {
        return new HistoryWatch<>(source.createEnumerator(context), context, new UnreadHistory(kafka));
    }

    @Override
    public SplitEnumerator<S, C> restoreEnumerator(SplitEnumeratorContext<S> context, C state) throws Exception {
        return new HistoryWatch<>(source.restoreEnumerator(context, state), context, new UnreadHistory(kafka));
    }

    @Override
    public SourceReader<T, S> createReader(SourceReaderContext context) throws Exception {
        return new WaitingReader<>(source.createReader(context), context.metricGroup());
    }

    @Override
    public SimpleVersionedSerializer<S> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<C> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
