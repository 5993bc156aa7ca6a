package dev.eddy.tools;

import dev.eddy.ops.retrain.FlinkCluster;
import dev.eddy.ops.retrain.FlinkRunningJob;
import dev.eddy.ops.retrain.RefreshCentres;
import dev.eddy.ops.retrain.RunningJob;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Options that name the Flink cluster and the job on it. */
final class FlinkChoice {
    /** A savepoint of this age was left over by a killed training. */
    private static final Duration LONGEST_READING = Duration.ofDays(1);

    @Option(names = "--flink", required = true, paramLabel = "URL", description = "The job's Flink, http://HOST:8081.")
    private String url;

    @Option(names = "--job", paramLabel = "ID", description = "Id of the job; needed when several have Eddy's name.")
    private String job;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description =
                    "Folder for a savepoint that the job can write and this command can read, a path or URI; by"
                            + " default the cluster's own. The savepoint goes into a subfolder eddy-… and is deleted afterwards.")
    private String directory;

    /** @param timeout of the savepoint, and of a sweep without a step */
    RefreshCentres.Target target(Duration timeout) {
        return new RefreshCentres.Target(url, job, directory, timeout);
    }

    FlinkCluster connect() {
        return FlinkCluster.connect(url);
    }

    /**
     * Takes a savepoint of the job, reads it, and deletes it, also when the command is interrupted.
     *
     * @param owner as of {@link #job}
     */
    <T> T readSavepoint(String owner, Duration timeout, Function<String, T> reader, PrintWriter out, PrintWriter err) {
        try (FlinkCluster flink = connect()) {
            RunningJob job = job(flink, owner, timeout);
            job.disposeOfLeftOvers(LONGEST_READING, out::println);
            OnInterrupt undo = OnInterrupt.undo(err, () -> undone(job));
            try (undo) {
                return job.read(reader);
            }
        }
    }

    private static String undone(RunningJob job) {
        try {
            return job.abandon() ? "interrupted: the savepoint was deleted" : "interrupted";
        } catch (IllegalStateException e) {
            return "interrupted: a later run deletes the savepoint, for now " + e.getMessage();
        }
    }

    /**
     * The job.
     *
     * @param owner name in the savepoint folders of this command
     * @param timeout of the savepoint
     */
    RunningJob job(FlinkCluster flink, String owner, Duration timeout) {
        String id = job == null ? flink.findJob() : flink.findJob(job);
        return new FlinkRunningJob(flink, id, directory, owner, timeout);
    }
}
