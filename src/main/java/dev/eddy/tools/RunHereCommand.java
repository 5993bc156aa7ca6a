package dev.eddy.tools;

import dev.eddy.job.FlinkSettings;
import dev.eddy.job.Preflight;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import java.time.Duration;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Run the job on a Flink in this process until Ctrl-C, against an existing Kafka and Redis.")
final class RunHereCommand extends DeploymentCommand {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    @Option(names = "--parallelism", defaultValue = "2", description = "Tasks per stage.")
    private int parallelism;

    /** Ends after a failure of the job; Ctrl-C ends the process. */
    @Override
    public Integer call() throws Exception {
        Preflight.check(options(), err()::println);
        Configuration settings = FlinkSettings.local(parallelism);
        // Commands wait for checkpoints; with little state these are cheap.
        settings.setString("execution.checkpointing.interval", "5 s");
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, settings)) {
            FlinkJob job = flink.submit(RecallTopology.graph(flink.environment(), options()));
            job.awaitRunning(START);
            print("the job is running; Flink's web UI: %s", flink.webUi());
            return job.awaitEnd(FOR_EVER) == JobStatus.FAILED ? FAILED : DONE;
        }
    }
}
