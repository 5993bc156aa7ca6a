package dev.eddy.tools;

import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.tools.DeploymentCommand.StepTimeout;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a command that brings vectors into the running job. */
final class RolloutChoice {
    @Option(
            names = "--vectors-per-s",
            paramLabel = "N",
            defaultValue = "2000",
            description =
                    "Most vectors a second to send to the job, which has lists to make meanwhile; 0 for no limit.")
    private int vectorsPerSecond;

    @Mixin
    private StepTimeout patience;

    /** Longest duration of a step. */
    Duration patience() {
        return patience.timeout;
    }

    KafkaSpaceTopic topic(KafkaOptions kafka, String space) {
        return new KafkaSpaceTopic(kafka, space, patience.timeout, vectorsPerSecond, () -> {});
    }
}
