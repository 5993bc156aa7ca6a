package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import dev.eddy.record.Ids;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has the running job forget a user. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = "Have the running job forget all it knows of a user, and wait for it.",
        footer = {
            "",
            "The user's state, place in the cluster and lists go. Events appended before the",
            "command stay ignored, also when they are read again. Sums over all users stay,",
            "and so does what Kafka keeps: events by their retention, and the command itself."
        })
final class ForgetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Parameters(paramLabel = "USER", description = "Id of the user.")
    private String userId;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        String refusal = Ids.refusal("user id", userId);
        if (refusal != null) {
            throw new BadInputException(refusal);
        }
        KafkaOptions kafka = deployment.options().kafka();
        Topics.require(kafka, List.of(kafka.topics().control()));
        try (var channel = new ControlChannel(kafka, patience.timeout())) {
            channel.forget(userId, () -> {});
        }
        spec.commandLine().getOut().println("user " + TextTable.shown(userId) + " is forgotten");
        return 0;
    }
}
