package dev.eddy.console;

import dev.eddy.control.Question;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Asks the running job about users and items, one question at a time. */
record JobQuestions(QuestionChannel channel) implements AutoCloseable {
    /**
     * Explains a user's list or an item at a time.
     *
     * @param userId null for a question about the item only
     * @param itemId null for a question about the user only
     * @param atMillis event time, epoch milliseconds; {@link Question#LAST} for the user's last event
     * @throws IllegalStateException when the job does not answer
     */
    synchronized Explanation ask(String userId, String itemId, long atMillis) {
        return channel.ask(userId, itemId, atMillis);
    }

    /**
     * Asks about several items at once; the answers have their order.
     *
     * @throws IllegalStateException when the job does not answer
     */
    synchronized List<Explanation> askAbout(List<String> itemIds, long atMillis) {
        return channel.askAbout(itemIds, atMillis);
    }

    /** The answer of the job, or the reason why there is none. */
    record Attempt(Explanation answer, String problem) {}

    /** Asks; a failure is part of the result, because the page has more to show. */
    Attempt attempt(String userId, String itemId, long atMillis) {
        try {
            return new Attempt(ask(userId, itemId, atMillis), null);
        } catch (IllegalStateException | KafkaException e) {
            return new Attempt(null, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        channel.close();
    }
}
