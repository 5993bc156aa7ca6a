package dev.eddy.training;

import dev.eddy.membership.Reach;
import dev.eddy.vector.TransposedRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Finds from how far clusters must borrow users to have enough, see {@link Reach}. */
final class GuestReach {
    private GuestReach() {}

    /**
     * The cosine with its centre from which on a user counts in a cluster, for each: so low that it has enough.
     *
     * @param vectors of the population
     * @param sizes vectors nearest to each centre
     * @param enough users for a cluster to draw on
     */
    static float[] of(float[][] vectors, float[][] centres, int[] sizes, int enough) {
        float[] reach = Reach.none(centres.length);
        TransposedRows transposed = TransposedRows.of(centres);
        IntStream.range(0, centres.length)
                .parallel()
                .filter(row -> sizes[row] < enough)
                .forEach(row -> reach[row] =
                        vectors.length <= enough ? Reach.EVERYBODY : nth(vectors, transposed, row, enough));
        return reach;
    }

    private static float nth(float[][] vectors, TransposedRows centres, int row, int n) {
        float[] cosines = new float[vectors.length];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = centres.product(vectors[i], row);
        }
        Arrays.sort(cosines);
        // Rounding makes some cosines a little larger than 1, which would mean nobody.
        return Math.min(1, cosines[cosines.length - n]);
    }
}
