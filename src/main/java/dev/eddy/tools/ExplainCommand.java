package dev.eddy.tools;

import dev.eddy.client.CandidateReader;
import dev.eddy.control.Question;
import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.ops.QuestionChannel;
import dev.eddy.recall.Explanation;
import dev.eddy.record.Ids;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the running job why somebody got an item, or did not. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Ask the running job why an item is in a user's list, or why it is not.",
        footer = {
            "",
            "The job recalls for the user once more, for the instant of the list in Redis (without",
            "one, of the user's last event), and looks at what came of the item: which channels",
            "had it, who or what brought it, what its score is made of, its rank, or the filter",
            "that took it out. What others did since may have changed it."
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Parameters(index = "0", paramLabel = "USER", description = "Id of the user.")
    private String userId;

    @Parameters(index = "1", paramLabel = "ITEM", description = "Id of the item.")
    private String itemId;

    @Option(names = "--as-of", paramLabel = "MILLIS", description = "Another instant, epoch milliseconds.")
    private Long asOfMillis;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the answer as JSON.")
    private Path json;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "10s",
            description = "How long to wait for the job (${DEFAULT-VALUE}).")
    private Duration timeout;

    @Override
    public Integer call() {
        require(Ids.refusal("user id", userId));
        require(Ids.refusal("item id", itemId));
        if (asOfMillis != null && asOfMillis < 0) {
            throw new BadInputException("--as-of " + asOfMillis + ": must be 0 or later");
        }
        JsonReport.requireWritable(json);
        KafkaOptions kafka = deployment.options().kafka();
        Topics.require(kafka, List.of(kafka.topics().questions(), kafka.topics().answers()));
        long instant = asOfMillis == null ? storedInstant() : asOfMillis;
        try (var channel = new QuestionChannel(kafka, timeout)) {
            Explanation answer = channel.ask(userId, itemId, instant);
            new ExplanationText(spec.commandLine().getOut()).print(answer, whose(instant));
            JsonReport.write(json, JsonReport.of(answer));
        }
        return 0;
    }

    /** Of the list in Redis; without one, or without Redis, of the user's last event. */
    private long storedInstant() {
        try (CandidateReader reader = CandidateReader.open(deployment.options().redis())) {
            return reader.instantOf(userId);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            spec.commandLine().getErr().println("the list in Redis can't be read: " + e.getMessage());
            return Question.LAST;
        }
    }

    private String whose(long instant) {
        if (asOfMillis != null) {
            return "given by --as-of";
        }
        return instant == Question.LAST
                ? "of the user's last event; no list in Redis says another"
                : "of the list in Redis";
    }

    private static void require(String refusal) {
        if (refusal != null) {
            throw new BadInputException(refusal);
        }
    }
}
