package dev.eddy.tools;

import dev.eddy.job.Deployment;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.DeadLetterReplay;
import dev.eddy.record.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends dead letters once more. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Send the records, byte for byte, to the topics they came from; what is still wrong comes back.",
        footer = {
            "",
            "For what has been mended elsewhere: an item that is in the catalogue now, a job",
            "that reads more. An event keeps the time when it was first appended, so one of a user",
            "who was forgotten since has no effect. Of items, vectors, centres and commands only",
            "the latest record of a key is sent. The letters stay where they are: replay each once",
            "(--since helps)."
        })
final class ReplayLettersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Mixin
    private LetterFilter filter;

    @Option(names = "--dry-run", description = "Only count them.")
    private boolean dryRun;

    @Override
    public Integer call() {
        KafkaOptions kafka = deployment.options().kafka();
        List<String> sources = kafka.topics().inputs();
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
        var out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%,d record(s) %s%n", current.size(), dryRun ? "would be sent" : "sent");
        if (others[0] > 0) {
            out.printf(Locale.ROOT, "%,d left alone: cut, or from no topic that the job reads%n", others[0]);
        }
        if (current.size() < whole.size()) {
            out.printf(
                    Locale.ROOT,
                    "%,d left alone: their topic has a newer record or a deletion of their key%n",
                    whole.size() - current.size());
        }
        return 0;
    }
}
