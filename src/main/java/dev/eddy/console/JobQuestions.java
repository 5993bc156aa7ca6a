package dev.eddy.console;

import dev.eddy.control.Question;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Asks the running job about users and items, one question at a time. */
final class JobQuestions implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final QuestionChannel channel;

    JobQuestions(KafkaOptions kafka) {
        this.channel = new QuestionChannel(kafka, PATIENCE);
    }

    /**
     * Explains a user's list at a time.
     *
     * @param atMillis event time, epoch milliseconds; {@link Question#LAST} for the user's last event
     * @param itemId item to explain; null for a question about the user only
     * @throws IllegalStateException when the job does not answer
     */
    synchronized Explanation asOf(long atMillis, String userId, String itemId) {
        return channel.ask(userId, itemId, atMillis);
    }

    /** The answer of the job, or the reason why there is none. */
    record Attempt(Explanation answer, String problem) {}

    /** Asks about a user as of the last event; a failure is part of the result, because the page has more to show. */
    Attempt user(String userId) {
        return attempt(() -> asOf(Question.LAST, userId, null));
    }

    /** Asks about an item at an event time, epoch milliseconds. */
    Attempt item(String itemId, long atMillis) {
        return attempt(() -> asOf(atMillis, null, itemId));
    }

    private static Attempt attempt(Supplier<Explanation> question) {
        try {
            return new Attempt(question.get(), null);
        } catch (IllegalStateException | KafkaException e) {
            return new Attempt(null, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        channel.close();
    }
}
