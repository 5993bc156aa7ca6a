package dev.eddy.control;

/**
 * A task's progress with a command, or with a swap of centres under {@link #idOfSwapTo}, in the phase ASSIGN. The first
 * report has the number of buckets to walk, each later one a walked bucket with its users. In the first
 * report {@code bucket} is -1, in later ones {@code buckets}.
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
