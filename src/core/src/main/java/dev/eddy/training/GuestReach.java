package dev.eddy.training;

import dev.eddy.centre.Reach;
import dev.eddy.vector.TopK;
import dev.eddy.vector.TransposedRows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds how far clusters with too few users reach for others, see {@link Reach}: for each of them the cosine with its centre of the
 * {@code enough}-th nearest user.
 */
final class GuestReach {
    /** Centres that one task searches in one walk over the users. */
    private static final int BLOCK = 8;

    private GuestReach() {}

    /**
     * The smallest cosine of a user that counts in a cluster, by row.
     *
     * @param sizes number of vectors nearest to each centre
     * @param enough number of users that a cluster needs
     */
    static float[] of(float[][] vectors, float[][] centres, int[] sizes, int enough) {
        float[] reach = Reach.none(centres.length);
        int[] small = IntStream.range(0, centres.length)
                .filter(row -> sizes[row] < enough)
                .toArray();
        IntStream.range(0, (small.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int[] rows = Arrays.copyOfRange(small, block * BLOCK, Math.min(small.length, (block + 1) * BLOCK));
            float[][] own = IntStream.of(rows).mapToObj(row -> centres[row]).toArray(float[][]::new);
            float[] found = vectors.length > enough ? nearEnough(vectors, own, enough) : null;
            for (int i = 0; i < rows.length; i++) {
                // Rounding makes some cosines a little larger than 1, which no user would reach.
                reach[rows[i]] = found == null ? Reach.EVERYBODY : Math.min(1, found[i]);
            }
        });
        return reach;
    }

    private static float[] nearEnough(float[][] vectors, float[][] centres, int enough) {
        TransposedRows rows = TransposedRows.of(centres);
        TopK[] nearest = new TopK[centres.length];
        Arrays.setAll(nearest, row -> new TopK(enough, (a, b) -> a < b));
        float[] cosines = new float[centres.length];
        for (int user = 0; user < vectors.length; user++) {
            rows.products(vectors[user], cosines);
            for (int row = 0; row < cosines.length; row++) {
                nearest[row].offer(user, cosines[row]);
            }
        }
        for (int row = 0; row < cosines.length; row++) {
            float[] kept = nearest[row].sorted().scores();
            cosines[row] = kept[kept.length - 1];
        }
        return cosines;
    }
}
