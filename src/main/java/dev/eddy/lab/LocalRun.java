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

/** The job on a Flink in this process, against a Kafka and a Redis that are there. */
public final class LocalRun {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private LocalRun() {}

    /** Commands wait for checkpoints, and there is little state yet that these could hold events up with. */
    private static Configuration settings(int parallelism) {
        Configuration settings = FlinkSettings.local(parallelism);
        settings.setString("execution.checkpointing.interval", "5 s");
        return settings;
    }

    /**
     * Runs the job to its end, which comes when the JVM is told to stop, or the job fails.
     *
     * @param warnings what is amiss, but no reason not to start
     * @param running is told the address of the web UI once the job runs
     * @return whether the job ended well
     */
    public static boolean run(JobOptions options, int parallelism, Consumer<String> warnings, Consumer<URI> running)
            throws Exception {
        Preflight.check(options, warnings);
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, parallelism, settings(parallelism))) {
            FlinkJob job = flink.submit(RecallTopology.graph(flink.environment(), options));
            job.awaitRunning(START);
            running.accept(flink.webUi());
            return job.awaitEnd(FOR_EVER) != JobStatus.FAILED;
        }
    }
}
