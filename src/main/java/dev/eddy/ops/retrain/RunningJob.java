package dev.eddy.ops.retrain;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The running job, as far as a refresh needs it. */
public interface RunningJob {
    /** Has it write a savepoint, and waits for that. */
    String takeSavepoint();

    /** Has a savepoint's files deleted. */
    void dispose(String savepoint);

    /**
     * Has the files of the savepoint deleted that was asked for last, unless they are gone; one that is being written is waited
     * for. For another thread than the one that waits for it, or reads it.
     *
     * @return whether there was one
     * @throws IllegalStateException when it can't be deleted
     */
    boolean abandon();

    /**
     * Has the savepoints deleted that earlier runs left over, because they were killed.
     *
     * @param leastAge of a savepoint that no other run can be using
     * @param told of each, and of what can't be deleted
     */
    void disposeOfLeftOvers(Duration leastAge, Consumer<String> told);

    /** Has it write a savepoint, which is gone again once it was read. */
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
