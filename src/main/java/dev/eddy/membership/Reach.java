package dev.eddy.membership;

import java.util.Arrays;

/**
 * From how far a cluster borrows users. One with too few of its own to draw on takes the nearest of the other clusters' as
 * guests: they count as neighbours there, and get their lists at home. So a split of a small population costs no recall,
 * while large clusters keep to themselves.
 */
final class Reach {
    /** No cosine is so large: the cluster has enough users of its own. */
    static final float NOBODY = 2;

    /** Every cosine is larger. */
    private static final float EVERYBODY = -2;

    private Reach() {}

    /** No cluster borrows. */
    static float[] none(int clusters) {
        float[] reach = new float[clusters];
        Arrays.fill(reach, NOBODY);
        return reach;
    }

    /**
     * The cosine with its centre from which on a user counts in a cluster, for each: so low that it has enough.
     *
     * @param vectors of the population
     * @param sizes vectors nearest to each centre
     * @param enough users for a cluster to draw on
     */
    static float[] of(float[][] vectors, float[][] centres, int[] sizes, int enough) {
        float[] reach = none(centres.length);
        TransposedCentres transposed = TransposedCentres.of(centres);
        for (int row = 0; row < centres.length; row++) {
            if (sizes[row] < enough) {
                reach[row] = vectors.length <= enough ? EVERYBODY : nth(vectors, transposed, row, enough);
            }
        }
        return reach;
    }

    private static float nth(float[][] vectors, TransposedCentres centres, int row, int n) {
        float[] cosines = new float[vectors.length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = centres.cosine(vectors[i], row);
        }
        Arrays.sort(cosines);
        // Rounding makes some cosines a little larger than 1, which would mean nobody.
        return Math.min(1, cosines[cosines.length - n]);
    }
}
