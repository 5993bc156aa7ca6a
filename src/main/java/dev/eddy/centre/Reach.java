package dev.eddy.centre;

import java.util.Arrays;

/**
 * From how far a cluster borrows users: a cosine with its centre. One with too few of its own to draw on takes the nearest
 * of the other clusters' as guests: they count as neighbours there, and get their lists at home. So a split of a small
 * population costs no recall, while large clusters keep to themselves.
 */
public final class Reach {
    /** No cosine is so large: the cluster has enough users of its own. */
    public static final float NOBODY = 2;

    /** Every cosine is larger. */
    public static final float EVERYBODY = -2;

    private Reach() {}

    /** No cluster borrows. */
    public static float[] none(int clusters) {
        float[] reach = new float[clusters];
        Arrays.fill(reach, NOBODY);
        return reach;
    }
}
