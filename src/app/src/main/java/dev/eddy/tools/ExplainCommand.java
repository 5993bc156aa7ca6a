package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.control.Question;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Topic;
import dev.eddy.job.Topics;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import java.io.UncheckedIOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Ask the running job why an item is in a user's list, or why it is not.",
        footer = {
            "",
            "The job recalls again for the user, as of the instant of the list in Redis, or of",
            "the user's last event when there is no list. It answers with the channels that",
            "found the item, their causes, the features of its score, its rank, or the filter",
            "that removed it. Later events of other users may have changed the result.",
            "For a user who was merged into another, it explains the list of the other."
        })
final class ExplainCommand extends OperatingCommand {
    @Parameters(index = "0", paramLabel = "USER", description = "Id of the user.")
    private String userId;

    @Parameters(index = "1", paramLabel = "ITEM", description = "Id of the item.")
    private String itemId;

    @Option(names = "--as-of", paramLabel = "MILLIS", description = "Another instant, epoch milliseconds.")
    private Long asOfMillis;

    @Mixin
    private JsonReport json;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "10s", description = "Longest wait for the job.")
    private Duration timeout;

    @Override
    public Integer call() {
        BadInputException.requireId("user id", userId);
        BadInputException.requireId("item id", itemId);
        BadInputException.require(
                asOfMillis == null || asOfMillis >= 0, "--as-of " + asOfMillis + ": must be 0 or later");
        json.requireWritable();
        Topics.require(kafka(), kafka().topics(Topic.QUESTIONS, Topic.ANSWERS));
        Stored stored = stored();
        long instant = asOfMillis == null ? stored.instant() : asOfMillis;
        try (var channel = new QuestionChannel(kafka(), timeout)) {
            Explanation answer = channel.ask(stored.userId(), itemId, instant);
            new ExplanationText(out()).print(answer, origin(instant));
            json.write(answer);
        }
        return DONE;
    }

    /**
     * The list to explain.
     *
     * @param userId the user who has the list
     * @param instant of the list in Redis; without a list or without Redis, of the user's last event
     */
    private record Stored(String userId, long instant) {}

    private Stored stored() {
        try (CandidateReader reader = CandidateReader.open(options().redis())) {
            String user = followed(reader, userId);
            return new Stored(user, reader.instantOf(user));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            err().println("the list in Redis can't be read: " + e.getMessage());
            return new Stored(userId, Question.LAST);
        }
    }

    private String origin(long instant) {
        if (asOfMillis != null) {
            return "given by --as-of";
        }
        return instant == Question.LAST
                ? "of the user's last event; no list in Redis says another"
                : "of the list in Redis";
    }
}
