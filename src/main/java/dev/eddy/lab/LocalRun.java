package dev.eddy.lab;

import dev.eddy.job.FlinkSettings;
import dev.eddy.job.JobOptions;
import dev.eddy.job.Preflight;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;

/** Runs the job on a Flink in this process, with an existing Kafka and Redis. */
public final class LocalRun {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private LocalRun() {}

    /**
     * Runs the job until Ctrl-C or a failure of the job, and returns false after a failure. {@code warnings} receives
     * problems that do not prevent the start, {@code running} the address of the web UI once the job runs.
     */
    public static boolean run(JobOptions options, int parallelism, Consumer<String> warnings, Consumer<URI> running)
            throws Exception {
        Preflight.check(options, warnings);
        Configuration settings = FlinkSettings.local(parallelism);
        // Commands wait for checkpoints; with little state these are cheap.
        settings.setString("execution.checkpointing.interval", "5 s");
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, settings)) {
            FlinkJob job = flink.submit(RecallTopology.graph(flink.environment(), options));
            job.awaitRunning(START);
            running.accept(flink.webUi());
            return job.awaitEnd(FOR_EVER) != JobStatus.FAILED;
        }
    }
}
