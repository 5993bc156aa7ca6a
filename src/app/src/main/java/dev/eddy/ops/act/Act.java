package dev.eddy.ops.act;

import java.util.List;

/**
 * A change of the running job that a person asks for. Its constructor throws {@link dev.eddy.job.BadInputException} for bad
 * input, so that there is no audit of it.
 *
 * @param <R> what comes of it
 */
public interface Act<R> {
    /** Name in the audits, such as {@code takedown}. */
    String name();

    /** What it acts on: ids, a version, or a choice of dead letters. */
    List<String> on();

    /** Acts, and waits until the job has done it. Throws {@link RuntimeException} with the reason when it fails. */
    R run(ActListener listener);

    /** What came of it, in one line. */
    String summary(R result);

    /** False when the job is as before, for a reason that the summary has. */
    default boolean isDone(R result) {
        return true;
    }

    /** Takes an unfinished act back as far as it can be, at the end of the process and on another thread than {@link #run}. */
    default String undo() {
        return "interrupted";
    }
}
