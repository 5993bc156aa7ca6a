package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import java.util.stream.IntStream;

/**
 * What a training found. The clusters get their ids only in {@link #toSet}, so that a caller can give them the ids of
 * the clusters they continue.
 *
 * @param dimension components per centre
 * @param centres unit vectors, row-major k × dimension
 * @param labels row of the centre nearest to each vector, in the order of the vectors
 * @param sizes vectors nearest to each centre, by row
 * @param reach cosine with each centre from which on a user counts in its cluster, by row; above 1 only its own do
 * @param meanCosine of all vectors with their centres, in [-1, 1]; higher is tighter
 * @param split clusters that were too large and made into two
 */
public record Training(
        int dimension, float[] centres, int[] labels, int[] sizes, float[] reach, double meanCosine, int split) {
    /** The centres as a set of {@link CentreSet#TAG_SPACE} with ids from 0, in row order. */
    public CentreSet toSet(long version, long trainedAtMillis, long parent) {
        return toSet(version, IntStream.range(0, sizes.length).toArray(), trainedAtMillis, parent);
    }

    /** The centres as a set of {@link CentreSet#TAG_SPACE}; {@code ids[row]} is the id of the centre in that row. */
    public CentreSet toSet(long version, int[] ids, long trainedAtMillis, long parent) {
        return CentreSet.of(
                CentreSet.TAG_SPACE, version, dimension, ids, centres, reach, new Provenance(trainedAtMillis, parent));
    }

    /** Vectors in the largest cluster, relative to the mean. */
    public double largestToMean() {
        return IntStream.of(sizes).max().orElseThrow()
                / IntStream.of(sizes).average().orElseThrow();
    }
}
