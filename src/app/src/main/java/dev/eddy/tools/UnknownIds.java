package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.control.Question;
import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import dev.eddy.recall.Explanation.Facts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Notes about ids that the running job does not know: an order about a mistyped id would seem to succeed. */
record UnknownIds(KafkaOptions kafka, Consumer<String> notes) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asks the job; it says nothing when the job does not answer, or the questions are not allowed. */
    void noteUser(String userId) {
        BadInputException.requireId("user id", userId);
        ask(channel -> {
            if (isUnknown(channel.ask(userId, null, Question.LAST))) {
                notes.accept("note: the job knows no clicks of user " + TextTable.shown(userId) + "; is the id right?");
            }
        });
    }

    /** As {@link #noteUser}, for items. */
    void noteItems(List<String> itemIds) {
        ask(channel -> channel.askAbout(itemIds, Question.LAST).stream()
                .filter(answer -> isUnknown(answer.item().facts()))
                .forEach(answer -> notes.accept("note: the job knows no item "
                        + TextTable.shown(answer.question().itemId())
                        + "; is the id right? If it comes later, it is taken down")));
    }

    static boolean isUnknown(Explanation ofUser) {
        return !ofUser.user().isKnown() && ofUser.user().latest().isEmpty();
    }

    static boolean isUnknown(Facts facts) {
        return facts.hotness() == 0 && facts.tags().isEmpty() && facts.availableSinceMillis() == Long.MAX_VALUE;
    }

    private void ask(Consumer<QuestionChannel> questions) {
        try {
            Topics.require(kafka, kafka.topics(Topic.QUESTIONS, Topic.ANSWERS));
            try (var channel = new QuestionChannel(kafka, PATIENCE)) {
                questions.accept(channel);
            }
        } catch (BadInputException | IllegalStateException | KafkaException e) {
            // The order itself will say what is wrong.
        }
    }
}
