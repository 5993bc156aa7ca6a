package dev.eddy.command;

import dev.eddy.job.Deployment;
import dev.eddy.job.JobOptions;
import dev.eddy.job.KafkaOptions;
import picocli.CommandLine.Mixin;

/** A command about one deployment: its job's options give the addresses of Kafka and Redis. */
public abstract class DeploymentCommand extends EddyCommand {
    @Mixin
    private Deployment deployment;

    private JobOptions options;

    public final JobOptions options() {
        // Read once, since a file may be a pipe.
        if (options == null) {
            options = deployment.options();
        }
        return options;
    }

    public final KafkaOptions kafka() {
        return options().kafka();
    }
}
