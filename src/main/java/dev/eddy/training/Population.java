package dev.eddy.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * The users that centres are trained for.
 *
 * @param vectors unit vectors of the users with a direction
 * @param clusters id of each user's cluster now, or {@link ClusterMatching#NONE}
 * @param without number of users without a direction; they are not trained on
 */
public record Population(float[][] vectors, int[] clusters, long without) {

    public int size() {
        return vectors.length;
    }

    /** One more than the highest id of the users' clusters. */
    public int unusedId() {
        return 1 + IntStream.of(clusters).max().orElse(ClusterMatching.NONE);
    }

    /** Collects a population user by user. */
    public static final class Builder {
        private final List<float[]> vectors = new ArrayList<>();
        private final IntArrayList clusters = new IntArrayList();
        private long without;

        /** Users with a direction so far. */
        int size() {
            return vectors.size();
        }

        /** Adds a user without a known cluster. */
        public void add(float[] vector) {
            add(vector, ClusterMatching.NONE);
        }

        /** Adds a user; the vector is null for a user without a direction. */
        public void add(float[] vector, int cluster) {
            if (vector == null) {
                without++;
                return;
            }
            vectors.add(vector);
            clusters.add(cluster);
        }

        public Population build() {
            return new Population(vectors.toArray(float[][]::new), clusters.toArray(), without);
        }
    }
}
