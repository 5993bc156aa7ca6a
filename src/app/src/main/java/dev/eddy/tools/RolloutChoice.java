package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.KafkaOptions;
import dev.eddy.ops.KafkaSpaceTopic;
import dev.eddy.tools.OperatingCommand.StepTimeout;
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

    /** @throws BadInputException when a value is out of range */
    void check() {
        BadInputException.require(
                vectorsPerSecond >= 0, "--vectors-per-s " + vectorsPerSecond + ": must be 0, for no limit, or more");
    }

    /** Longest duration of a step. */
    Duration patience() {
        return patience.timeout;
    }

    /** Warns where users are clustered by a space whose vectors may have other axes now. */
    static void warnOfOtherAxes(String space, OperatingCommand command) {
        if (command.options().recall().catalog().centreSpace().equals(space)) {
            command.print(
                    "users are clustered by space %1$s: if its axes are others now, run 'centres refresh --space %1$s'",
                    space);
        }
    }

    KafkaSpaceTopic topic(KafkaOptions kafka, String space) {
        return new KafkaSpaceTopic(kafka, space, patience.timeout, vectorsPerSecond, () -> {});
    }
}
