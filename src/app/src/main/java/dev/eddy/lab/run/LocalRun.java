package dev.eddy.lab.run;

import dev.eddy.job.BadInputException;
import dev.eddy.job.FlinkSettings;
import dev.eddy.job.JobOptions;
import dev.eddy.job.Preflight;
import dev.eddy.job.RecallTopology;
import dev.eddy.ops.EmbeddedFlink;
import dev.eddy.ops.FlinkJob;
import dev.eddy.serving.WriterName;
import dev.eddy.thread.ShutdownHook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job on a Flink in this process, with an existing Kafka and Redis. */
public final class LocalRun {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration RESTORE = Duration.ofMinutes(10);
    /** Orchestrators kill a process that does not end; the last checkpoint is left then. */
    private static final Duration LONGEST_SAVEPOINT = Duration.ofSeconds(60);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long TIDY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final JobOptions options;
    private final RunSettings settings;
    private final Consumer<String> notes;
    private final long startMillis = System.currentTimeMillis();
    /** Null without one. */
    private final StateFolder folder;

    private volatile FlinkJob job;
    private volatile boolean isStopping;

    private LocalRun(JobOptions options, RunSettings settings, StateFolder folder, Consumer<String> notes) {
        this.options = options;
        this.settings = settings;
        this.folder = folder;
        this.notes = notes;
    }

    /**
     * Runs the job until Ctrl-C or a failure of the job, and returns false after a failure. {@code notes} receives problems
     * that do not prevent the start, and the state that is used; {@code running} the address of the web UI once the job runs.
     */
    public static boolean run(JobOptions options, RunSettings settings, Consumer<String> notes, Consumer<URI> running)
            throws Exception {
        requireFree(settings.restPort());
        Preflight.check(options, notes);
        WriterName own = WriterGuard.ownName(options);
        try (StateFolder folder = settings.state() == null ? null : StateFolder.open(settings.state());
                WriterGuard guard = WriterGuard.take(options, folder == null ? own : folder.placed(own), notes)) {
            return new LocalRun(options, settings, folder, notes).run(guard, running);
        }
    }

    private static void requireFree(int restPort) {
        if (restPort == 0) {
            return;
        }
        try (var probe = new ServerSocket()) {
            // A port of a process that has just ended is free.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), restPort));
        } catch (IOException e) {
            throw new BadInputException(
                    "--rest-port: port " + restPort + " of this machine is in use (" + e.getMessage()
                            + "); name another, or 0 for any free one",
                    e);
        }
    }

    private boolean run(WriterGuard guard, Consumer<URI> running) throws Exception {
        List<StoredState> usable = folder == null
                ? List.of()
                : StartState.choose(folder, options, settings.fresh(), notes).usable();
        if (usable.isEmpty() && !settings.fresh()) {
            StartState.overOldLists(options.redis(), folder == null ? null : folder.path())
                    .ifPresent(notes);
        }
        try (EmbeddedFlink flink = EmbeddedFlink.start(1, settings.parallelism(), flinkSettings())) {
            flink.beforeShutDown(() -> stop(guard));
            if (usable.isEmpty()) {
                job = submit(flink, null);
                job.awaitRunning(START);
            } else {
                resume(flink, usable);
            }
            running.accept(flink.webUi());
            return watch(guard);
        } catch (RuntimeException e) {
            parkWhileStopping();
            throw e;
        }
    }

    private Configuration flinkSettings() {
        Configuration flink = FlinkSettings.local(settings.parallelism());
        // Commands wait for checkpoints; with little state these are cheap.
        flink.setString("execution.checkpointing.interval", "5 s");
        flink.setString("rest.bind-port", Integer.toString(settings.restPort()));
        flink.setString("rest.port", Integer.toString(settings.restPort()));
        if (folder != null) {
            flink.setString(
                    "execution.checkpointing.dir", folder.checkpoints().toUri().toString());
            flink.setString(
                    "execution.checkpointing.savepoint-dir",
                    folder.savepoints().toUri().toString());
            flink.setString("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
            // The one before it serves when the newest is damaged.
            flink.setString("execution.checkpointing.num-retained", "2");
        }
        return flink;
    }

    private FlinkJob submit(EmbeddedFlink flink, StoredState state) {
        StreamExecutionEnvironment environment = flink.environment();
        return flink.submit(
                RecallTopology.graph(environment, options),
                state == null ? null : state.folder().toUri().toString());
    }

    /** Goes on from the newest state that Flink can restore. */
    private void resume(EmbeddedFlink flink, List<StoredState> usable) {
        Throwable last = null;
        for (StoredState state : usable) {
            notes.accept(ResumeChoice.line(state, System.currentTimeMillis()));
            job = submit(flink, state);
            if (job.awaitRunningOrFailure(RESTORE)) {
                return;
            }
            last = job.failure().orElseThrow();
            if (!RestoreFailure.isOne(last)) {
                job.awaitRunning(START);
                return;
            }
            notes.accept(ResumeChoice.line(state, RestoreFailure.reason(last)));
            if (!job.hasEnded()) {
                job.cancel();
            }
        }
        throw new BadInputException(
                "--state: Flink can restore no savepoint or checkpoint in " + folder.path() + ": "
                        + RestoreFailure.reason(last)
                        + "; use the options and the version of Eddy that wrote them, or add --fresh, which moves them"
                        + " aside and starts without state",
                last);
    }

    /** Waits for the end of the job, and ends it when another process has taken its place. */
    private boolean watch(WriterGuard guard) {
        long tidyAt = System.nanoTime() + TIDY_NANOS;
        while (!job.hasEnded()) {
            if (!guard.loss().isEmpty()) {
                notes.accept("stopping: " + guard.loss()
                        + (folder == null ? "" : "; " + folder.path() + " has the last checkpoint"));
                isStopping = true;
                job.cancel();
                return false;
            }
            if (folder != null && System.nanoTime() >= tidyAt) {
                folder.tidy(job.id().toHexString(), startMillis);
                tidyAt = System.nanoTime() + TIDY_NANOS;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        parkWhileStopping();
        return job.status() != JobStatus.FAILED;
    }

    /** Called when Flink shuts down: after Ctrl-C, or after the job has ended. */
    private void stop(WriterGuard guard) {
        if (!isStopping && job != null && !job.hasEnded()) {
            isStopping = true;
            if (folder != null) {
                stopWithSavepoint();
            }
        }
        guard.close();
    }

    private void stopWithSavepoint() {
        try {
            String savepoint = job.stopWithSavepoint(folder.savepoints(), LONGEST_SAVEPOINT);
            notes.accept("stopped with a savepoint: " + savepoint);
            folder.tidySavepoints(startMillis);
        } catch (IllegalStateException e) {
            notes.accept("stopped without a savepoint, so the last checkpoint serves (" + e.getMessage() + ")");
        }
    }

    /** Keeps this thread from reporting a Flink that a signal ends; the process ends meanwhile. */
    private void parkWhileStopping() {
        while (isStopping && isEndingProcess()) {
            LockSupport.park();
        }
    }

    private static boolean isEndingProcess() {
        try {
            return !ShutdownHook.register("probe", () -> {}).cancel();
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
