package dev.eddy.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
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

    /** Waits until every task runs or has finished. */
    public void awaitRunning(Duration timeout) {
        await(this::allTasksRun, "running", timeout);
    }

    /** Waits until every task runs, and returns true; or until a task has failed, although it may restart: false. */
    public boolean awaitRunningOrFailure(Duration timeout) {
        await(() -> failure().isPresent() || allTasksRun(), "running", timeout);
        return failure().isEmpty();
    }

    /** Waits until the job has finished, failed or been cancelled, and returns which. Then it has no metrics any more. */
    public JobStatus awaitEnd(Duration timeout) {
        await(this::hasEnded, "at its end", timeout);
        metrics.forget(id);
        return status();
    }

    public void cancel() {
        get(cluster.cancelJob(id), "cancel job " + id);
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Stops the job with a savepoint in the format of the state backend; returns its URI. */
    public String stopWithSavepoint(Path folder) {
        return stopWithSavepoint(folder, Duration.ofSeconds(TIMEOUT_SECONDS));
    }

    /** As the other one; throws an {@link IllegalStateException} when there is no savepoint in time. */
    public String stopWithSavepoint(Path folder, Duration timeout) {
        String savepoint = get(
                cluster.stopWithSavepoint(id, folder.toUri().toString(), false, SavepointFormatType.NATIVE),
                "stop job " + id + " with a savepoint in " + folder,
                timeout);
        awaitEnd(Duration.ofSeconds(TIMEOUT_SECONDS));
        return savepoint;
    }

    /** Takes a savepoint in the canonical format, which has no deleted entries of RocksDB; returns its URI. */
    public String takeCanonicalSavepoint(Path folder) {
        return get(
                cluster.triggerSavepoint(id, folder.toUri().toString(), false, SavepointFormatType.CANONICAL),
                "take a savepoint of job " + id + " in " + folder);
    }

    /** Takes a checkpoint and waits until it is complete; returns its id. */
    public long triggerCheckpoint() {
        return get(cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED), "take a checkpoint of job " + id);
    }

    /** The cause of the last failure or restart; empty when there was none. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(graph().getFailureInfo())
                .map(info -> info.getException().deserializeError(FlinkJob.class.getClassLoader()));
    }

    /** Number of restarts of the running job; 0 once it has ended. */
    public long restarts() {
        return metrics.job(id, "numRestarts").map(Number::longValue).orElse(0L);
    }

    /** The completed checkpoints and savepoints in Flink's history ({@code web.checkpoints.history}), oldest first. */
    public List<CompletedCheckpoint> checkpoints() {
        return CompletedCheckpoint.of(graph().getCheckpointStatsSnapshot());
    }

    private AccessExecutionGraph graph() {
        return get(cluster.getExecutionGraph(id), "ask for the tasks of job " + id);
    }

    private boolean allTasksRun() {
        var going = EnumSet.of(ExecutionState.RUNNING, ExecutionState.FINISHED);
        return status() == JobStatus.RUNNING
                && StreamSupport.stream(graph().getAllExecutionVertices().spliterator(), false)
                        .allMatch(task -> going.contains(task.getExecutionState()));
    }

    private void await(BooleanSupplier reached, String state, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!reached.getAsBoolean()) {
            JobStatus status = status();
            boolean ended = status.isGloballyTerminalState();
            // The job may have reached the state after it was checked above.
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

    /** Waits for an answer of the cluster; an {@link IllegalStateException} names the request. */
    static <T> T get(CompletableFuture<T> answer, String request) {
        return get(answer, request, Duration.ofSeconds(TIMEOUT_SECONDS));
    }

    private static <T> T get(CompletableFuture<T> answer, String request, Duration timeout) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot " + request + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "cannot " + request + ": no answer from Flink in " + timeout.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to " + request, e);
        }
    }
}
