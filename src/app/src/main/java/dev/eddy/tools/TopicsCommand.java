package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import dev.eddy.job.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "topics", description = "Create the missing topics; existing ones stay as they are.")
final class TopicsCommand extends OperatingCommand {
    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + Topics.DEFAULT_PARTITIONS,
            description = "Partitions of the keyed topics; the ordered topics have one.")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "" + Topics.DEFAULT_REPLICATION,
            description = "Copies of each partition.")
    private short replication;

    @Override
    public Integer call() {
        BadInputException.require(
                partitions >= 1 && replication >= 1,
                "--partitions " + partitions + " --replication " + replication + ": both must be at least 1");
        Topics.create(kafka(), partitions, replication).forEach(out()::println);
        return DONE;
    }
}
