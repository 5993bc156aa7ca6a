package dev.eddy.control;

/**
 * A task's progress with a command or a swap of centres: first its number of buckets, then each bucket it has walked.
 *
 * @param commandId id of the command, or {@link #idOfSwapTo}
 * @param phase {@link Command.Phase#ASSIGN} for a swap
 * @param task index of the task
 * @param tasks number of tasks
 * @param buckets buckets that the task will walk; -1 in the report on a bucket
 * @param bucket the walked bucket; -1 in the first report
 * @param users users in the walked bucket
 */
public record CommandProgress(
        String commandId, Command.Phase phase, int task, int tasks, int buckets, int bucket, int users) {

    private static final String SWAP = "centres:";

    /** Id of the swap to a version of the centres. */
    public static String idOfSwapTo(long centreVersion) {
        return SWAP + centreVersion;
    }

    /** Whether it is the task's first report. */
    public boolean begins() {
        return bucket < 0;
    }

    public boolean concernsSwap() {
        return commandId.startsWith(SWAP);
    }
}
