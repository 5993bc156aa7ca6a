package dev.eddy.job;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The enumerator of an {@link AfterHistorySource}: asks every second whether history is unread, and tells the readers to wait or to
 * go on. While Kafka does not answer, they do as they were told last.
 */
final class HistoryWatch<S extends SourceSplit, C> implements SplitEnumerator<S, C> {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryWatch.class);
    private static final long ASK_EVERY_MILLIS = 1_000;

    private final SplitEnumerator<S, C> enumerator;
    private final SplitEnumeratorContext<S> context;
    private final History history;
    /** Null before the first answer. */
    private WaitForHistory told;

    private boolean isClosed;
    private boolean isFailing;

    /** Tells a reader whether to wait. */
    record WaitForHistory(boolean isUnread) implements SourceEvent {}

    HistoryWatch(SplitEnumerator<S, C> enumerator, SplitEnumeratorContext<S> context, History history) {
        this.enumerator = enumerator;
        this.context = context;
        this.history = history;
    }

    @Override
    public void start() {
        enumerator.start();
        context.callAsync(history::isUnread, this::tell, 0, ASK_EVERY_MILLIS);
    }

    private void tell(Boolean isUnread, Throwable failure) {
        if (isClosed) {
            return;
        }
        if (failure != null) {
            if (!isFailing) {
                LOG.warn(
                        "live events {} until Kafka tells whether there is history to read before them; the job needs READ"
                                + " on its topics and on its group: {}",
                        told == null || told.isUnread() ? "wait" : "go on",
                        failure.getMessage());
            }
            isFailing = true;
            return;
        }
        isFailing = false;
        var now = new WaitForHistory(isUnread);
        if (!now.equals(told)) {
            if (isUnread || told != null) {
                LOG.info("live events {}", isUnread ? "wait until the history is read" : "go on: the history is read");
            }
            told = now;
            context.registeredReaders().keySet().forEach(reader -> context.sendEventToSourceReader(reader, now));
        }
    }

    @Override
    public void addReader(int reader) {
        enumerator.addReader(reader);
        if (told != null) {
            context.sendEventToSourceReader(reader, told);
        }
    }

    @Override
    public void handleSplitRequest(int reader, String host) {
        enumerator.handleSplitRequest(reader, host);
    }

    @Override
    public void addSplitsBack(List<S> splits, int reader) {
        enumerator.addSplitsBack(splits, reader);
    }

    @Override
    public C snapshotState(long checkpoint) throws Exception {
        return enumerator.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        enumerator.notifyCheckpointComplete(checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) throws Exception {
        enumerator.notifyCheckpointAborted(checkpoint);
    }

    @Override
    public void handleSourceEvent(int reader, SourceEvent event) {
        enumerator.handleSourceEvent(reader, event);
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        enumerator.close();
        history.close();
    }
}
