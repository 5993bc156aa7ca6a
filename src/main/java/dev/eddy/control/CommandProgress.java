package dev.eddy.control;

/**
 * How far the user stage is with a command, or with a swap of the centres: each task first says how many buckets it will
 * walk, then names each it has.
 *
 * @param commandId the command's, or {@link #idOfSwapTo}
 * @param phase of the command; a swap is {@link Command.Phase#ASSIGN}
 * @param task index of the task
 * @param tasks how many tasks there are
 * @param buckets how many buckets the task will walk; -1 in a report on one bucket
 * @param bucket the bucket walked; -1 in a task's first report
 * @param users how many users were walked in it
 */
public record CommandProgress(
        String commandId, Command.Phase phase, int task, int tasks, int buckets, int bucket, int users) {

    private static final String SWAP = "centres:";

    /** What a swap to these centres goes by. */
    public static String idOfSwapTo(long centreVersion) {
        return SWAP + centreVersion;
    }

    /** Whether it is a task's first report. */
    public boolean begins() {
        return bucket < 0;
    }

    /** Whether it is of a swap, to whichever centres. */
    public boolean concernsSwap() {
        return commandId.startsWith(SWAP);
    }
}
