package dev.eddy.app;

import dev.eddy.membership.MembershipOptions;
import dev.eddy.serving.ServingOptions;
import dev.eddy.trial.RecallOptions;
import dev.eddy.workbench.EmbeddedFlink;
import dev.eddy.workbench.FlinkJob;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the job on a Flink in this process. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Run the job on a Flink in this process, until Ctrl-C, against a Kafka and a Redis that are there.")
final class RunCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    @Spec
    private CommandSpec spec;

    @Mixin
    private BrokerAddress broker;

    @Mixin
    private RedisAddress redis;

    @Option(names = "--parallelism", defaultValue = "2", description = "Tasks per stage (${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(names = "--dimension", defaultValue = "64", description = "Of the tag vectors (${DEFAULT-VALUE}).")
    private int dimension;

    @Option(names = "--channels", description = "Serve each channel's own list beside the merged one.")
    private boolean serveChannels;

    @Override
    public Integer call() throws Exception {
        ServingOptions serving = redis.options();
        var options = new JobOptions(
                KafkaOptions.at(broker.bootstrapServers()),
                RecallOptions.ofDimension(dimension),
                MembershipOptions.defaults(),
                serving,
                serveChannels);
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, FlinkSettings.local(parallelism))) {
            FlinkJob job = flink.submit(RecallTopology.graph(flink.environment(), options));
            job.awaitRunning(START);
            spec.commandLine().getOut().printf("the job is running; Flink's web UI: %s%n", flink.webUi());
            spec.commandLine().getOut().flush();
            return job.awaitEnd(FOR_EVER) == JobStatus.FAILED ? Eddy.FAILED : 0;
        }
    }
}
