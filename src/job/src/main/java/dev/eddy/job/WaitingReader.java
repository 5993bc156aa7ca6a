package dev.eddy.job;

import dev.eddy.job.HistoryWatch.WaitForHistory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;

/** A reader of records that can be paused. Checkpoints go on during a pause. */
@SuppressWarnings("try")
final class WaitingReader<T, S extends SourceSplit> implements SourceReader<T, S> {
    private static final long NONE = Long.MAX_VALUE;

    private final SourceReader<T, S> reader;
    /** Read by the metrics' thread as well. */
    private volatile boolean isWaiting = true;
    /** Completes when the wait ends. */
    private CompletableFuture<Void> wait = new CompletableFuture<>();
    /** The first checkpoint of this wait. */
    private long firstCheckpoint = NONE;
    /** Whether a checkpoint of this wait is complete, so that nothing is left to commit. */
    private boolean isCommitted;

    WaitingReader(SourceReader<T, S> reader, MetricGroup metrics) {
        this.reader = reader;
        metrics.gauge("waitsForHistory", () -> isWaiting ? 1 : 0);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (!(event instanceof WaitForHistory told)) {
            reader.handleSourceEvents(event);
        } else if (told.isUnread() && !isWaiting) {
            isWaiting = true;
            wait = new CompletableFuture<>();
            firstCheckpoint = NONE;
            isCommitted = false;
        } else if (!told.isUnread()) {
            isWaiting = false;
            wait.complete(null);
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        return isWaiting ? InputStatus.NOTHING_AVAILABLE : reader.pollNext(output);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return isWaiting ? wait : reader.isAvailable();
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public List<S> snapshotState(long checkpoint) {
        if (isWaiting) {
            firstCheckpoint = Math.min(firstCheckpoint, checkpoint);
        }
        return reader.snapshotState(checkpoint);
    }

    @Override
    public void addSplits(List<S> splits) {
        reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        // A reader that is not polled gathers its commits, which would then all fail at once.
        if (!isWaiting || !isCommitted) {
            reader.notifyCheckpointComplete(checkpoint);
        }
        isCommitted = isWaiting && checkpoint >= firstCheckpoint;
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        reader.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
