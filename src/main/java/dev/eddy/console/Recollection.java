package dev.eddy.console;

import dev.eddy.control.Question;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** What the running job knows of a user, an item, or both. One question at a time. */
final class Recollection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final QuestionChannel channel;

    Recollection(KafkaOptions kafka) {
        this.channel = new QuestionChannel(kafka, PATIENCE);
    }

    /**
     * How a user stands at an instant, and an item for them.
     *
     * @param atMillis epoch milliseconds; {@link Question#LAST} for the user's last event
     * @param itemId null when it is about the user only
     * @throws IllegalStateException when the job does not answer
     */
    synchronized Explanation asOf(long atMillis, String userId, String itemId) {
        return channel.ask(userId, itemId, atMillis);
    }

    /** What the job said, or why it said nothing. */
    record Attempt(Explanation answer, String problem) {}

    /** How a user stands as of their last event; for pages that have more to show than what the job says. */
    Attempt user(String userId) {
        return attempt(() -> asOf(Question.LAST, userId, null));
    }

    /** An item by itself, as it is at an instant, epoch milliseconds. */
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
