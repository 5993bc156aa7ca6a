package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import dev.eddy.record.Ids;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes items out of all lists. */
@Command(
        name = "takedown",
        mixinStandardHelpOptions = true,
        description = "Have the running job take items down, whatever their records say, and wait for it.",
        footer = {
            "",
            "The items are in the set PREFIX:down at once, which readers subtract; then all",
            "lists are made anew without them, no faster than internal.membership.walk-users-per-second."
        })
final class TakeDownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of the items.")
    private List<String> itemIds;

    @Option(names = "--lift", description = "End what an earlier takedown began: the items' records count again.")
    private boolean lift;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        for (String itemId : itemIds) {
            String refusal = Ids.refusal("item id", itemId);
            if (refusal != null) {
                throw new BadInputException(refusal);
            }
        }
        KafkaOptions kafka = deployment.options().kafka();
        Topics.require(kafka, List.of(kafka.topics().control(), kafka.topics().progress()));
        var out = spec.commandLine().getOut();
        try (var channel = new ControlChannel(kafka, patience.timeout())) {
            if (lift) {
                channel.liftTakeDown(itemIds, () -> {});
            } else {
                channel.takeDown(itemIds, () -> {});
            }
        }
        out.printf(Locale.ROOT, "%,d item(s) %s%n", itemIds.size(), lift ? "may be recalled again" : "taken down");
        out.flush();
        if (!lift) {
            out.printf(Locale.ROOT, "the lists of %,d users were made anew%n", rewrite(deployment.options()));
        }
        return 0;
    }

    /** A list that has expired need not be made anew. */
    private long rewrite(JobOptions options) {
        try (var client = new RebuildClient(options.kafka(), patience.timeout());
                Progress progress = Progress.of("lists", -1)) {
            return client.emit(
                    UUID.randomUUID().toString(),
                    new RebuildClient.Request(
                            false, false, null, options.serving().ttl()),
                    (step, buckets) -> progress.to(buckets));
        }
    }
}
