package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Deployment;
import dev.eddy.job.Topics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Create the topics that are not there yet; those that are there are left as they are.")
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    private Deployment deployment;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + Topics.DEFAULT_PARTITIONS,
            description = "Partitions of the keyed topics (default: ${DEFAULT-VALUE}); the ordered ones have one.")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "" + Topics.DEFAULT_REPLICATION,
            description = "Copies of each partition (default: ${DEFAULT-VALUE}).")
    private short replication;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (partitions < 1 || replication < 1) {
            throw new BadInputException(
                    "--partitions " + partitions + " --replication " + replication + ": both must be at least 1");
        }
        Topics.create(deployment.options().kafka(), partitions, replication)
                .forEach(spec.commandLine().getOut()::println);
        return 0;
    }
}
