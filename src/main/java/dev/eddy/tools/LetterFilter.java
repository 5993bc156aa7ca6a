package dev.eddy.tools;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.StoredLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Options that select dead letters. */
final class LetterFilter {
    @Option(names = "--topic", paramLabel = "NAME", description = "Only records from this topic.")
    private String topic;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only records whose reason contains this text.")
    private String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only records refused within this time: 90s, 5m, 2h.")
    private Duration since;

    void read(KafkaOptions kafka, Consumer<StoredLetter> action) {
        Instant oldest = since == null ? Instant.MIN : Instant.now().minus(since);
        StoredLetter.readAll(kafka, stored -> {
            if ((topic == null || stored.letter().topic().equals(topic))
                    && (reason == null || stored.letter().reason().contains(reason))
                    && !stored.writtenAt().isBefore(oldest)) {
                action.accept(stored);
            }
        });
    }
}
