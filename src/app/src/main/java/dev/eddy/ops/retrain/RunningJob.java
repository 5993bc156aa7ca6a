package dev.eddy.ops.retrain;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The running job, as a {@link CentreRefresh} needs it. */
public interface RunningJob {
    /** Takes a savepoint, waits until it is complete, and returns its path or URI. */
    String takeSavepoint();

    /** Deletes the files of a savepoint. */
    void dispose(String savepoint);

    /**
     * Waits for the completion of the last requested savepoint and deletes it, though another thread may be waiting for it or
     * reading it. Returns whether there was one; throws {@link IllegalStateException} when it can't be deleted.
     */
    boolean abandon();

    /** Deletes savepoints left over by killed runs, if old enough that no other run uses them; tells about each. */
    void disposeOfLeftOvers(Duration leastAge, Consumer<String> told);

    /** Takes a savepoint, reads it, and deletes it. */
    default <T> T read(Function<String, T> reader) {
        String savepoint = takeSavepoint();
        try {
            return reader.apply(savepoint);
        } finally {
            dispose(savepoint);
        }
    }

    boolean isRunning();
}
