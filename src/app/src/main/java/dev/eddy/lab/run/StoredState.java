package dev.eddy.lab.run;

import java.nio.file.Path;

/**
 * A savepoint or checkpoint on the disk.
 *
 * @param number Flink's number of it, which also grows from run to run; -1 if unknown
 * @param writtenAtMillis epoch milliseconds
 * @param problem why it cannot be restored; empty if it can
 */
record StoredState(Kind kind, Path folder, long number, long writtenAtMillis, String problem) {
    /** The problem of a state that was never finished. */
    static final String HALF_WRITTEN = "it is half-written";

    enum Kind {
        SAVEPOINT,
        CHECKPOINT
    }

    boolean isUsable() {
        return problem.isEmpty();
    }

    /** Folder of all checkpoints of the job that wrote this checkpoint. */
    Path jobFolder() {
        return folder.getParent();
    }

    /** Whether it was written later; without a number the clock decides. */
    boolean isNewerThan(StoredState other) {
        boolean isByTheClock = number < 0 || other.number < 0 || number == other.number;
        return isByTheClock ? writtenAtMillis > other.writtenAtMillis : number > other.number;
    }

    String name() {
        return kind == Kind.SAVEPOINT
                ? "savepoint " + folder.getFileName()
                : "checkpoint " + folder.getFileName() + " of job "
                        + jobFolder().getFileName();
    }
}
