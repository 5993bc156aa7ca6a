package dev.eddy.recall.items;

/** How far a list is read: as far as what it is evidence of counts, so that what counts little costs little. */
public final class Evidence {
    /** That a rounding error does not decide on one more. */
    private static final double SLACK = 1e-4;

    private Evidence() {}

    /**
     * How many to read.
     *
     * @param length of the whole list
     * @param weight of the list against the weightiest, in (0, 1]
     */
    public static int toRead(int length, double weight) {
        return (int) Math.ceil(length * weight - SLACK);
    }
}
