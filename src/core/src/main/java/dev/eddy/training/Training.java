package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.centre.Provenance;
import dev.eddy.vector.TransposedRows;
import dev.eddy.vector.Vectors;
import java.util.stream.IntStream;

/**
 * Trained centres. {@link #toSet} gives the clusters their ids, which may be those of continued clusters.
 *
 * @param centres unit vectors, row-major k × dimension
 * @param labels row of the nearest centre of each vector
 * @param sizes number of vectors nearest to each centre, by row
 * @param reach smallest cosine of a user that counts in the cluster, by row; above 1 only its own users count
 * @param meanCosine mean cosine of the vectors with their centres, in [-1, 1]; higher is tighter
 * @param split number of clusters that were too large and were split
 */
public record Training(
        int dimension, float[] centres, int[] labels, int[] sizes, float[] reach, double meanCosine, int split) {
    private static final double UNIT_TOLERANCE = 1e-3;

    /**
     * Clusters the vectors, splits clusters that are too large, and finds how far small clusters reach for users.
     *
     * @param vectors n unit vectors of one dimension; not modified
     * @throws IllegalArgumentException when there are fewer vectors or directions than clusters, or when a vector is no unit vector
     *     of the common dimension
     */
    public static Training of(float[][] vectors, TrainingOptions options, TrainingProgress progress) {
        if (vectors.length < options.clusters()) {
            throw new IllegalArgumentException(
                    "%d clusters need as many vectors, got %d".formatted(options.clusters(), vectors.length));
        }
        requireUnit(vectors);
        return of(vectors, new SphericalKMeans(options).cluster(vectors, progress), options);
    }

    /**
     * Clusters a population: by the rules of interests that users share where it has their foremost tags, with at most as many
     * clusters as the options say before large ones are split; else as {@link #of(float[][], TrainingOptions, TrainingProgress)}.
     *
     * @throws IllegalArgumentException also when no interest is shared by enough users
     */
    public static Training of(Population population, TrainingOptions options, TrainingProgress progress) {
        if (population.foremostTags().isEmpty()) {
            return of(population.vectors(), options, progress);
        }
        requireUnit(population.vectors());
        return of(population.vectors(), RuleCentres.of(population, options.clusters()), options);
    }

    private static Training of(float[][] vectors, SphericalKMeans.Found found, TrainingOptions options) {
        float[][] centres = ClusterSplit.split(vectors, found, options);
        int split = centres.length - found.centres().length;
        ClusterPass pass = split > 0 ? ClusterPass.of(vectors, centres) : found.pass();
        return new Training(
                vectors[0].length,
                TransposedRows.flat(centres),
                pass.labels(),
                pass.sizes(),
                GuestReach.of(vectors, centres, pass.sizes(), options.enoughUsers()),
                pass.meanCosine(),
                split);
    }

    private static void requireUnit(float[][] vectors) {
        int dimension = vectors[0].length;
        for (int i = 0; i < vectors.length; i++) {
            boolean isUnit = vectors[i].length == dimension
                    && Math.abs(Vectors.dot(vectors[i], vectors[i]) - 1) <= UNIT_TOLERANCE;
            if (!isUnit) {
                throw new IllegalArgumentException(
                        "vector %d is not a unit vector of dimension %d".formatted(i, dimension));
            }
        }
    }

    /** The centres as a set of {@link CentreSet#TAG_SPACE} with the row as id. */
    public CentreSet toSet(long version, long trainedAtMillis, long parent) {
        return toSet(version, IntStream.range(0, sizes.length).toArray(), trainedAtMillis, parent);
    }

    /** The centres as a set of {@link CentreSet#TAG_SPACE}; {@code ids[row]} is the id of the centre in that row. */
    public CentreSet toSet(long version, int[] ids, long trainedAtMillis, long parent) {
        return toSet(
                CentreSet.TAG_SPACE, version, ids, CentreSet.NO_TAG_CENTRES, new Provenance(trainedAtMillis, parent));
    }

    /** The centres as a set in the space of the population that they were trained on; ids as above. */
    public CentreSet toSet(Population population, long version, int[] ids, Provenance provenance) {
        return toSet(population.space(), version, ids, TagCentres.of(population, labels, sizes.length), provenance);
    }

    private CentreSet toSet(String space, long version, int[] ids, float[] tagCentres, Provenance provenance) {
        return CentreSet.of(space, version, dimension, ids, centres, reach, tagCentres, provenance);
    }

    /** Number of vectors in the largest cluster over the mean. */
    public double largestToMean() {
        return IntStream.of(sizes).max().orElseThrow()
                / IntStream.of(sizes).average().orElseThrow();
    }
}
