package dev.eddy.tools;

import dev.eddy.ops.Progress;
import dev.eddy.ops.RebuildClient;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the running job rebuild all lists. */
@Command(
        name = "rebuild",
        description = "Make the running job rebuild all lists from the events read so far, and wait for it.")
final class RebuildCommand extends DeploymentCommand {
    @Option(
            names = "--canonical",
            description =
                    "Assign every user to the nearest centre, without hysteresis: the lists then depend only on the"
                            + " set of events.")
    private boolean canonical;

    @Option(
            names = "--new-epoch",
            description =
                    "Give the lists versions above all versions in Redis. Needed after a start without state, when"
                            + " Redis has lists from more events.")
    private boolean newEpoch;

    @Option(
            names = "--as-of",
            paramLabel = "MILLIS",
            description =
                    "Instant of the lists, epoch milliseconds (default: now). When it is given, users also expire by"
                            + " it; else by the time of their events.")
    private Long asOf;

    @Mixin
    private StepTimeout patience;

    @Override
    public Integer call() {
        try (var client = new RebuildClient(kafka(), patience.timeout);
                Progress progress = Progress.of("rebuild", -1)) {
            long users = client.rebuild(
                    UUID.randomUUID().toString(),
                    new RebuildClient.Request(canonical, newEpoch, asOf),
                    (step, buckets) -> progress.to(buckets));
            print("the lists of %,d users were made anew", users);
            return DONE;
        }
    }
}
