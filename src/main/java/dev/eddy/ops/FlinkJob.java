package dev.eddy.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job that was submitted to an {@link EmbeddedFlink}. */
public final class FlinkJob {
    private static final long TIMEOUT_SECONDS = 120;

    private final MiniCluster cluster;
    private final JobID id;
    private final MetricsView metrics;

    FlinkJob(MiniCluster cluster, JobID id, MetricsView metrics) {
        this.cluster = cluster;
        this.id = id;
        this.metrics = metrics;
    }

    public JobID id() {
        return id;
    }

    public JobStatus status() {
        return get(cluster.getJobStatus(id), "ask for the status of job " + id);
    }

    public boolean hasEnded() {
        return status().isGloballyTerminalState();
    }

    /** Waits until every task runs (or has run to its end). */
    public void awaitRunning(Duration timeout) {
        await(this::allTasksRun, "running", timeout);
    }

    /** Waits until the job has ended, in whatever way, and returns how. */
    public JobStatus awaitEnd(Duration timeout) {
        await(() -> status().isGloballyTerminalState(), "at its end", timeout);
        return status();
    }

    public void cancel() {
        get(cluster.cancelJob(id), "cancel job " + id);
        awaitEnd(Duration.ofSeconds(10));
    }

    /**
     * Stops the job with a savepoint in Flink's own format.
     *
     * @return where the savepoint is
     */
    public String stopWithSavepoint(Path folder) {
        String savepoint = get(
                cluster.stopWithSavepoint(id, folder.toUri().toString(), false, SavepointFormatType.NATIVE),
                "stop job " + id + " with a savepoint in " + folder);
        awaitEnd(Duration.ofSeconds(TIMEOUT_SECONDS));
        return savepoint;
    }

    /**
     * Takes a savepoint in Flink's canonical format: every entry of the state once, without what RocksDB has not yet removed.
     *
     * @return where the savepoint is
     */
    public String takeCanonicalSavepoint(Path folder) {
        return get(
                cluster.triggerSavepoint(id, folder.toUri().toString(), false, SavepointFormatType.CANONICAL),
                "take a savepoint of job " + id + " in " + folder);
    }

    /**
     * Takes a checkpoint now and waits until it is complete.
     *
     * @return its number
     */
    public long triggerCheckpoint() {
        return get(cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED), "take a checkpoint of job " + id);
    }

    /** Why the job failed, or last restarted; empty when it never did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(graph().getFailureInfo())
                .map(info -> info.getException().deserializeError(FlinkJob.class.getClassLoader()));
    }

    /** How often the running job was restarted; 0 once it has ended. */
    public long restarts() {
        return metrics.job(id, "numRestarts").map(Number::longValue).orElse(0L);
    }

    /** The completed checkpoints that Flink remembers ({@code web.checkpoints.history}), savepoints too, oldest first. */
    public List<CompletedCheckpoint> checkpoints() {
        return CompletedCheckpoint.of(graph().getCheckpointStatsSnapshot());
    }

    private AccessExecutionGraph graph() {
        return get(cluster.getExecutionGraph(id), "ask for the tasks of job " + id);
    }

    private boolean allTasksRun() {
        if (status() != JobStatus.RUNNING) {
            return false;
        }
        return StreamSupport.stream(graph().getAllExecutionVertices().spliterator(), false)
                .allMatch(task -> task.getExecutionState() == ExecutionState.RUNNING
                        || task.getExecutionState() == ExecutionState.FINISHED);
    }

    private void await(BooleanSupplier reached, String state, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!reached.getAsBoolean()) {
            JobStatus status = status();
            boolean ended = status.isGloballyTerminalState();
            // The state may have been reached between the two questions.
            if (ended && reached.getAsBoolean()) {
                return;
            }
            if (ended || System.nanoTime() >= deadline) {
                throw new IllegalStateException(
                        "job " + id + " is " + status + ", not " + state + ", after at most " + timeout,
                        failure().orElse(null));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Waits for an answer of the cluster; a failure says what was asked. */
    static <T> T get(CompletableFuture<T> answer, String request) {
        try {
            return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot " + request + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "cannot " + request + ": no answer from Flink in " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to " + request, e);
        }
    }
}
