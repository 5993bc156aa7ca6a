package dev.eddy.tools;

import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topic;
import dev.eddy.ops.DeadLetterReplay;
import dev.eddy.record.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends dead letters again. */
@Command(
        name = "replay",
        description = "Send the records, byte for byte, to their topics again; records that are still wrong come back.",
        footer = {
            "",
            "Use it after a repair: the item is in the catalogue now, or the job accepts more.",
            "An event keeps the time of its first append, so an event of a user who was",
            "forgotten since has no effect. Of items, vectors, centres and commands only the",
            "latest record of a key is sent. The dead letters stay in their topic: replay each",
            "only once (--since helps)."
        })
final class ReplayLettersCommand extends DeploymentCommand {
    @Mixin
    private LetterFilter filter;

    @Option(names = "--dry-run", description = "Only count the records.")
    private boolean dryRun;

    @Override
    public Integer call() {
        KafkaOptions kafka = kafka();
        List<String> sources = kafka.topics(Topic.inputs());
        List<DeadLetter> whole = new ArrayList<>();
        long[] others = new long[1];
        filter.read(kafka, stored -> {
            if (stored.isWhole() && sources.contains(stored.letter().topic())) {
                whole.add(stored.letter());
            } else {
                others[0]++;
            }
        });
        List<DeadLetter> current = DeadLetterReplay.current(kafka, whole);
        if (!dryRun) {
            DeadLetterReplay.send(kafka, current);
        }
        print("%,d record(s) %s", current.size(), dryRun ? "would be sent" : "sent");
        if (others[0] > 0) {
            print("%,d left alone: cut, or from no topic that the job reads", others[0]);
        }
        if (current.size() < whole.size()) {
            print(
                    "%,d left alone: their topic has a newer record or a deletion of their key",
                    whole.size() - current.size());
        }
        return ExitCode.DONE;
    }
}
