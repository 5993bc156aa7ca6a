package dev.eddy.workbench.refresh;

/** The running job, as far as a refresh needs it. */
public interface RunningJob {
    /** Has it write a savepoint, and waits for that. */
    String takeSavepoint();

    /** Has a savepoint's files deleted. */
    void dispose(String savepoint);

    boolean isRunning();
}
