package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.job.Topics;
import dev.eddy.ops.ControlChannel;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes the running job forget a user. */
@Command(
        name = "forget",
        description = "Make the running job forget everything about a user, and wait for it.",
        footer = {
            "",
            "Deletes the user's state, cluster membership and lists. Events appended before the",
            "command stay ignored, also when they are read again. Sums over all users stay.",
            "Kafka keeps the events until its retention ends, and keeps the command itself."
        })
final class ForgetCommand extends DeploymentCommand {
    @Parameters(paramLabel = "USER", description = "Id of the user.")
    private String userId;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        BadInputException.requireId("user id", userId);
        KafkaOptions kafka = kafka();
        Topics.require(kafka, List.of(kafka.topics().control()));
        try (var channel = new ControlChannel(kafka, patience.timeout)) {
            channel.forget(userId, () -> {});
        }
        print("user %s is forgotten", TextTable.shown(userId));
        return DONE;
    }
}
