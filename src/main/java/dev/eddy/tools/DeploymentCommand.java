package dev.eddy.tools;

import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import picocli.CommandLine.Mixin;

/** A command about one deployment: its job's options give the addresses of Kafka and Redis. */
abstract class DeploymentCommand extends EddyCommand {
    @Mixin
    private Deployment deployment;

    JobOptions options() {
        return deployment.options();
    }

    KafkaOptions kafka() {
        return options().kafka();
    }
}
