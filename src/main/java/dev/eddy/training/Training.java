package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import java.util.stream.IntStream;

/**
 * The result of a training. {@link #toSet} gives the clusters their ids, which may be those of continued clusters.
 *
 * @param dimension components per centre
 * @param centres unit vectors, row-major k × dimension
 * @param labels row of the nearest centre of each vector
 * @param sizes number of vectors nearest to each centre, by row
 * @param reach smallest cosine of a user that counts in the cluster, by row; above 1 only its own users count
 * @param meanCosine mean cosine of the vectors with their centres, in [-1, 1]; higher is tighter
 * @param split number of clusters that were too large and were split
 */
public record Training(
        int dimension, float[] centres, int[] labels, int[] sizes, float[] reach, double meanCosine, int split) {
    /** The centres as a set of {@link CentreSet#TAG_SPACE} with the row as id. */
    public CentreSet toSet(long version, long trainedAtMillis, long parent) {
        return toSet(version, IntStream.range(0, sizes.length).toArray(), trainedAtMillis, parent);
    }

    /** The centres as a set of {@link CentreSet#TAG_SPACE}; {@code ids[row]} is the id of the centre in that row. */
    public CentreSet toSet(long version, int[] ids, long trainedAtMillis, long parent) {
        return CentreSet.of(
                CentreSet.TAG_SPACE, version, dimension, ids, centres, reach, new Provenance(trainedAtMillis, parent));
    }

    /** Number of vectors in the largest cluster over the mean. */
    public double largestToMean() {
        return IntStream.of(sizes).max().orElseThrow()
                / IntStream.of(sizes).average().orElseThrow();
    }
}
