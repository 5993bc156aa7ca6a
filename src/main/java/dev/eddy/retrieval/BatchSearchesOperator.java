package dev.eddy.retrieval;

import dev.eddy.membership.MemberUpdate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers what updates want to be found for a moment, so that they are answered together: reading the items' vectors takes longer than comparing
 * with them. Nothing is held over a barrier.
 */
public final class BatchSearchesOperator extends AbstractStreamOperator<SearchBatch>
        implements OneInputStreamOperator<MemberUpdate, SearchBatch>, BoundedOneInput, ProcessingTimeCallback {
    private static final long serialVersionUID = 1L;

    /** Only the first list of a user waits for it. */
    private static final long MOMENT_MILLIS = 100;

    /** Of more, each takes as long, and what comes after waits for all. */
    private static final int MOST = 512;

    private transient List<Search> gathered;

    @Override
    public void open() throws Exception {
        super.open();
        gathered = new ArrayList<>();
    }

    @Override
    public void processElement(StreamRecord<MemberUpdate> element) {
        if (gathered.isEmpty()) {
            getProcessingTimeService()
                    .registerTimer(getProcessingTimeService().getCurrentProcessingTime() + MOMENT_MILLIS, this);
        }
        gathered.add(Search.of(element.getValue()));
        if (gathered.size() >= MOST) {
            passOn();
        }
    }

    @Override
    public void onProcessingTime(long timestamp) {
        passOn();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        passOn();
    }

    @Override
    public void endInput() {
        passOn();
    }

    private void passOn() {
        if (!gathered.isEmpty()) {
            output.collect(new StreamRecord<>(new SearchBatch(gathered)));
            gathered = new ArrayList<>();
        }
    }
}
