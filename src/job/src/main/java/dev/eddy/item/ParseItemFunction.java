package dev.eddy.item;

import dev.eddy.record.KafkaRecord;
import dev.eddy.record.ParseFunction;
import dev.eddy.record.Parsed;
import dev.eddy.record.RecordParser;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.operators.StreamingRuntimeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses item records. Also reports a pause of the job that was longer than the compacted topics keep deletions. */
public final class ParseItemFunction extends ParseFunction<ItemRecord> implements CheckpointedFunction {
    private static final Logger LOG = LoggerFactory.getLogger(ParseItemFunction.class);

    /** Last checkpoint of a task, epoch milliseconds. */
    private static final ListStateDescriptor<Long> READ_UNTIL =
            new ListStateDescriptor<>("items-read-until", Types.LONG);

    private final RecordParser<ItemRecord> parser;
    private final Duration deletionsKept;
    private transient ListState<Long> readUntil;
    private transient DeletionGap gap;

    /** @param deletionsKept time for which the compacted topics keep deletions */
    public ParseItemFunction(RecordParser<ItemRecord> parser, Duration deletionsKept) {
        this.parser = parser;
        this.deletionsKept = deletionsKept;
    }

    /** Before {@link #open}. */
    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        readUntil = context.getOperatorStateStore().getUnionListState(READ_UNTIL);
        gap = DeletionGap.before(nowMillis(), readUntil.get(), deletionsKept);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        readUntil.update(List.of(nowMillis()));
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        getRuntimeContext().getMetricGroup().gauge("deletionsMissed", () -> gap.isTooLong() ? 1 : 0);
        if (gap.isTooLong()) {
            LOG.warn(gap.inWords());
        }
    }

    @Override
    protected Parsed<ItemRecord> parse(KafkaRecord record) {
        return parser.apply(record);
    }

    private long nowMillis() {
        return ((StreamingRuntimeContext) getRuntimeContext())
                .getProcessingTimeService()
                .getCurrentProcessingTime();
    }

    /** Whether the job may have missed deletions, since compaction drops them {@code keptMillis} after they came. */
    record DeletionGap(long millis, long keptMillis) {

        /** The gap before a start, from the last checkpoint of each task; 0 without a state. */
        static DeletionGap before(long nowMillis, Iterable<Long> readUntil, Duration kept) {
            long latest = Long.MIN_VALUE;
            for (long each : readUntil) {
                latest = Math.max(latest, each);
            }
            return new DeletionGap(latest == Long.MIN_VALUE ? 0 : Math.max(0, nowMillis - latest), kept.toMillis());
        }

        boolean isTooLong() {
            return millis > keptMillis;
        }

        String inWords() {
            return "the topics were not read for " + inWords(millis) + " and keep deletions for " + inWords(keptMillis)
                    + ": items, vectors and commands that were deleted meanwhile may have stayed; delete them once more";
        }

        private static String inWords(long millis) {
            Duration time = Duration.ofMillis(millis);
            return time.toHours() > 0 ? time.toHours() + " h" : time.toMillis() + " ms";
        }
    }
}
