package dev.eddy.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whom centres are trained for.
 *
 * @param vectors unit vectors of the users who have a direction
 * @param clusters id of each one's cluster now, or {@link ClusterMatching#NONE}
 * @param without users without a direction: they are in clusters, but say nothing of where these should be
 */
public record Population(float[][] vectors, int[] clusters, long without) {

    public int size() {
        return vectors.length;
    }

    /** The lowest id that is higher than that of any of the users' clusters. */
    public int unusedId() {
        return 1 + IntStream.of(clusters).max().orElse(ClusterMatching.NONE);
    }

    /** Gathers a population user by user. */
    public static final class Builder {
        private final List<float[]> vectors = new ArrayList<>();
        private int[] clusters = new int[1_024];
        private long without;

        /** Users with a direction so far. */
        int size() {
            return vectors.size();
        }

        /** One more user, whose cluster nobody knows. */
        public void add(float[] vector) {
            add(vector, ClusterMatching.NONE);
        }

        /**
         * One more user.
         *
         * @param vector null for one without a direction
         */
        public void add(float[] vector, int cluster) {
            if (vector == null) {
                without++;
                return;
            }
            if (vectors.size() == clusters.length) {
                clusters = Arrays.copyOf(clusters, 2 * clusters.length);
            }
            clusters[vectors.size()] = cluster;
            vectors.add(vector);
        }

        public Population build() {
            return new Population(vectors.toArray(float[][]::new), Arrays.copyOf(clusters, vectors.size()), without);
        }
    }
}
