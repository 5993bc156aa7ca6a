package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes items down: no list has them any more. */
@Command(
        name = "takedown",
        description = "Make the running job take items down, whatever their records say, and wait for it.",
        footer = {
            "",
            "The items are in the set PREFIX:down at once, which readers subtract. Then the job",
            "rebuilds all lists without them, at most internal.membership.walk-users-per-second."
        })
final class TakeDownCommand extends DeploymentCommand {
    @Parameters(arity = "1..*", paramLabel = "ITEM", description = "Ids of the items.")
    private List<String> itemIds;

    @Option(names = "--lift", description = "End an earlier takedown: the items' records count again.")
    private boolean lift;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        itemIds.forEach(itemId -> BadInputException.requireId("item id", itemId));
        JobOptions options = options();
        KafkaOptions kafka = options.kafka();
        Topics.require(kafka, List.of(kafka.topics().control(), kafka.topics().progress()));
        try (var channel = new ControlChannel(kafka, patience.timeout)) {
            if (lift) {
                channel.liftTakeDown(itemIds, () -> {});
            } else {
                channel.takeDown(itemIds, () -> {});
            }
        }
        print("%,d item(s) %s", itemIds.size(), lift ? "may be recalled again" : "taken down");
        if (!lift) {
            print("the lists of %,d users were made anew", rewrite(options));
        }
        return DONE;
    }

    /** Rebuilds the lists that have not expired. */
    private long rewrite(JobOptions options) {
        try (var client = new RebuildClient(options.kafka(), patience.timeout);
                Progress progress = Progress.of("lists", -1)) {
            return client.emit(
                    UUID.randomUUID().toString(),
                    new RebuildClient.Request(
                            false, false, null, options.serving().ttl()),
                    (step, buckets) -> progress.to(buckets));
        }
    }
}
