package dev.eddy.console;

import dev.eddy.option.Allowed;
import java.time.Duration;

/**
 * Settings of the console.
 *
 * @param host name or address of this machine to listen on
 * @param port 0 for any free port
 * @param flink address of the Flink that runs the job, {@code http://HOST:PORT}
 * @param savepoints directory for the savepoint of a refresh of the centres; null for the cluster's own
 * @param prometheus address of a Prometheus that has the metrics of the job; null for none
 * @param prometheusJob label {@code job} of the deployment in it; null when it has one deployment only
 * @param access who may do what
 * @param sampleEvery interval between samples of Flink's metrics, which change every {@code metrics.fetcher.update-interval}
 */
public record ConsoleOptions(
        String host,
        int port,
        String flink,
        String savepoints,
        String prometheus,
        String prometheusJob,
        ConsoleAccess access,
        Duration sampleEvery) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int LAST_PORT = 65_535;

    public ConsoleOptions {
        Allowed.that(!host.isBlank(), "--bind", host, "a name or an address of this machine");
        Allowed.that(port >= 0 && port <= LAST_PORT, "--port", port, "0 to " + LAST_PORT);
        Allowed.that(sampleEvery.toMillis() > 0, "--sample-every", sampleEvery, "above 0");
    }

    /** For this machine only. */
    public static ConsoleOptions ofLoopback(int port, String flink, ConsoleAccess access, Duration sampleEvery) {
        return new ConsoleOptions(LOOPBACK, port, flink, null, null, null, access, sampleEvery);
    }

    /** The same with a directory for savepoints. */
    public ConsoleOptions withSavepoints(String directory) {
        return new ConsoleOptions(host, port, flink, directory, prometheus, prometheusJob, access, sampleEvery);
    }
}
