package dev.eddy.centre;

import java.util.Arrays;

/**
 * Cosine with the centre from which a cluster borrows users of other clusters. Borrowed users are guests: they count as
 * neighbours, but get their lists in their own cluster. So small clusters lose no recall.
 */
public final class Reach {
    /** Above every cosine: the cluster has enough users of its own. */
    public static final float NOBODY = 2;

    /** Below every cosine. */
    public static final float EVERYBODY = -2;

    private Reach() {}

    /** No cluster borrows. */
    public static float[] none(int clusters) {
        float[] reach = new float[clusters];
        Arrays.fill(reach, NOBODY);
        return reach;
    }
}
