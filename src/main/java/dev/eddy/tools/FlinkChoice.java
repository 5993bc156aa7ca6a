package dev.eddy.tools;

import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.FlinkRunningJob;
import dev.eddy.ops.retrain.RunningJob;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the job runs. */
final class FlinkChoice {
    @Option(
            names = "--flink",
            required = true,
            paramLabel = "URL",
            description = "The Flink that the job runs on, as its web UI's address: http://HOST:8081.")
    private String url;

    @Option(
            names = "--job",
            paramLabel = "ID",
            description = "The job's id, where several run that are named as Eddy's.")
    private String job;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description =
                    "Where the job may write a savepoint that this command can read, a path or URI; by default the"
                            + " cluster's own. It goes into a folder eddy-… there, and is deleted again.")
    private String directory;

    FlinkCluster connect() {
        return FlinkCluster.connect(url);
    }

    /**
     * The job.
     *
     * @param owner whose savepoints they are
     * @param timeout of the savepoint
     */
    RunningJob job(FlinkCluster flink, String owner, Duration timeout) {
        String id = job == null ? flink.findJob() : flink.findJob(job);
        return new FlinkRunningJob(flink, id, directory, owner, timeout);
    }
}
