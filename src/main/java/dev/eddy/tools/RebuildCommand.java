package dev.eddy.tools;

import dev.eddy.job.Deployment;
import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has the running job make all lists anew. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Have the running job make all lists anew from the events read so far, and wait for it.")
final class RebuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Deployment deployment;

    @Option(
            names = "--canonical",
            description =
                    "Assign every user to the nearest centre, without hysteresis: the lists depend on nothing but the"
                            + " set of events.")
    private boolean canonical;

    @Option(
            names = "--new-epoch",
            description =
                    "Make the lists newer than any in Redis: after the job was started anew without its state, whose"
                            + " lists came from more events.")
    private boolean newEpoch;

    @Option(
            names = "--as-of",
            paramLabel = "MILLIS",
            description =
                    "Instant of the lists, epoch milliseconds; now unless given. Users expire by it only when it is"
                            + " given, else by the time of their events.")
    private Long asOf;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        try (var client = new RebuildClient(deployment.options().kafka(), patience.timeout());
                Progress progress = Progress.of("rebuild", -1)) {
            long users = client.rebuild(
                    UUID.randomUUID().toString(),
                    new RebuildClient.Request(canonical, newEpoch, asOf),
                    (step, buckets) -> progress.to(buckets));
            spec.commandLine().getOut().printf("the lists of %,d users were made anew%n", users);
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
