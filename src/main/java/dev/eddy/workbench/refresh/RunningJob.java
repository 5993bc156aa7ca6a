package dev.eddy.workbench.refresh;

import java.util.function.Function;

/** The running job, as far as a refresh needs it. */
public interface RunningJob {
    /** Has it write a savepoint, and waits for that. */
    String takeSavepoint();

    /** Has a savepoint's files deleted. */
    void dispose(String savepoint);

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
