package dev.eddy.console;

import dev.eddy.option.Allowed;
import dev.eddy.web.Listening;
import java.time.Duration;

/**
 * Settings of the console.
 *
 * @param flink address of the Flink that runs the job, {@code http://HOST:PORT}
 * @param savepoints directory for the savepoint of a refresh of the centres; null for the cluster's own
 * @param prometheus address of a Prometheus that has the metrics of the job; null for none
 * @param prometheusJob label {@code job} of the deployment in it; null when it has one deployment only
 * @param access who may do what
 * @param sampleEvery interval between samples of Flink's metrics, which change every {@code metrics.fetcher.update-interval}
 */
public record ConsoleOptions(
        Listening listening,
        String flink,
        String savepoints,
        String prometheus,
        String prometheusJob,
        ConsoleAccess access,
        Duration sampleEvery) {
    public ConsoleOptions {
        Allowed.that(sampleEvery.toMillis() > 0, "--sample-every", sampleEvery, "above 0");
    }
}
