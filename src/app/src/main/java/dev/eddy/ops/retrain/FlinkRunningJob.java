package dev.eddy.ops.retrain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** A job on a {@link FlinkCluster}. */
public final class FlinkRunningJob implements RunningJob {
    /** Below the 30 s that Kubernetes gives a pod to stop. */
    private static final Duration ABANDON = Duration.ofSeconds(20);

    private final FlinkCluster flink;
    private final String id;
    private final String folder;
    private final Duration timeout;
    private final OpenSavepoint savepoint;

    /**
     * @param directory for savepoints, writable for the job; null for the cluster's own
     * @param owner name of the folder in it for the savepoints of this process
     * @param timeout longest time of a savepoint
     */
    public FlinkRunningJob(FlinkCluster flink, String id, String directory, String owner, Duration timeout) {
        this.flink = flink;
        this.id = id;
        this.timeout = timeout;
        String base = directory == null ? flink.savepointDirectory().orElse(null) : directory;
        this.folder = base == null ? null : folder(base, owner);
        this.savepoint = new OpenSavepoint(flink::dispose);
    }

    @Override
    public String takeSavepoint() {
        return flink.await(id, folder, savepoint.begin(flink.triggerSavepoint(id, folder)), timeout);
    }

    @Override
    public void dispose(String path) {
        savepoint.dispose(path);
    }

    @Override
    public boolean abandon() {
        return savepoint.abandon(ABANDON);
    }

    @Override
    public void disposeOfLeftOvers(Duration leastAge, Consumer<String> told) {
        List<String> leftOver = List.of();
        try {
            leftOver = folder == null ? leftOver : savepoints(folder, System.currentTimeMillis(), leastAge);
        } catch (IOException | RuntimeException e) {
            told.accept("can't look for savepoints that earlier runs left over in " + folder + ": " + RootCause.of(e));
        }
        for (String path : leftOver) {
            try {
                flink.dispose(path);
                told.accept("deleted the savepoint that an earlier run left over: " + path);
            } catch (IllegalStateException e) {
                told.accept("a savepoint that an earlier run left over stays: " + e.getMessage());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return flink.isRunning(id);
    }

    /** The folder for the savepoints of one owner, in a directory (a path or URI) that several owners may share. */
    static String folder(String directory, String owner) {
        return directory.replaceAll("/+$", "") + "/eddy-" + owner.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    /** The complete savepoints in a folder of at least this age. */
    static List<String> savepoints(String folder, long nowMillis, Duration leastAge) throws IOException {
        Path path = new Path(folder);
        FileSystem files = path.getFileSystem();
        List<String> savepoints = new ArrayList<>();
        FileStatus[] all = files.exists(path) ? files.listStatus(path) : null;
        for (FileStatus each : all == null ? new FileStatus[0] : all) {
            Path metadata = new Path(each.getPath(), "_metadata");
            if (each.isDir()
                    && files.exists(metadata)
                    && nowMillis - files.getFileStatus(metadata).getModificationTime() >= leastAge.toMillis()) {
                savepoints.add(each.getPath().toString());
            }
        }
        return savepoints;
    }

    /** A savepoint from its request to its disposal. Another thread may abandon it at any time; it is disposed of only once. */
    static final class OpenSavepoint {
        private final Consumer<String> disposal;
        /** Null when there is no savepoint to dispose of. */
        private volatile CompletableFuture<String> open;

        /** @param disposal deletes the files of a savepoint and waits for that */
        OpenSavepoint(Consumer<String> disposal) {
            this.disposal = disposal;
        }

        /** Remembers a requested savepoint; call it before waiting for the savepoint. */
        CompletableFuture<String> begin(CompletableFuture<String> savepoint) {
            open = savepoint;
            return savepoint;
        }

        /** Disposes of the savepoint, unless that was done before. */
        synchronized void dispose(String savepoint) {
            if (open != null) {
                disposal.accept(savepoint);
                open = null;
            }
        }

        /**
         * Waits for the completion of the savepoint and disposes of it; returns whether there was one. Throws {@link
         * IllegalStateException} when it was not complete in time, or can't be disposed of.
         */
        synchronized boolean abandon(Duration patience) {
            CompletableFuture<String> asked = open;
            if (asked == null) {
                return false;
            }
            try {
                dispose(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
                return true;
            } catch (ExecutionException failed) {
                // Flink removes the files of a failed savepoint.
                open = null;
                return false;
            } catch (TimeoutException e) {
                throw new IllegalStateException("the savepoint was not complete in " + patience.toSeconds() + " s", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the savepoint", e);
            }
        }
    }
}
