package dev.eddy.console;

import dev.eddy.app.KafkaOptions;
import dev.eddy.membership.Question;
import dev.eddy.scoring.Explanation;
import dev.eddy.workbench.QuestionChannel;
import java.time.Duration;

/** What the running job knows of a user, an item, or both. One question at a time. */
final class Recollection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final QuestionChannel channel;

    Recollection(KafkaOptions kafka) {
        this.channel = new QuestionChannel(kafka, PATIENCE);
    }

    /**
     * Asks the job.
     *
     * @param userId null when it is about an item only
     * @param itemId null when it is about a user only
     * @throws IllegalStateException when the job does not answer
     */
    synchronized Explanation of(String userId, String itemId) {
        return channel.ask(userId, itemId, Question.LAST);
    }

    /** What the job said, or why it said nothing. */
    record Attempt(Explanation answer, String problem) {}

    /** As {@link #of}, for pages that have more to show than what the job says. */
    Attempt attempt(String userId, String itemId) {
        try {
            return new Attempt(of(userId, itemId), null);
        } catch (IllegalStateException e) {
            return new Attempt(null, e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        channel.close();
    }
}
