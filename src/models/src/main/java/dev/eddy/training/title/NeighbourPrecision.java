package dev.eddy.training.title;

import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.List;

/** How often the nearest neighbours of a vector have its class: precision@k, a measure of vectors of which the classes are known. */
public final class NeighbourPrecision {
    private NeighbourPrecision() {}

    /**
     * The mean over all vectors of the share of the {@code k} nearest other vectors, by cosine, that have the same class. Among
     * equally near ones those that come first count.
     *
     * @param vectors unit vectors, more than {@code k}; null for none, which has no neighbours and is none
     * @param classes the class of each
     * @param k number of neighbours
     * @return in [0, 1]
     */
    public static double of(List<float[]> vectors, List<String> classes, int k) {
        if (vectors.size() <= k) {
            throw new IllegalArgumentException(
                    vectors.size() + " titles are too few to have " + k + " neighbours each");
        }
        long same = 0;
        for (int i = 0; i < vectors.size(); i++) {
            if (vectors.get(i) != null) {
                same += same(i, vectors, classes, k);
            }
        }
        return (double) same / vectors.size() / k;
    }

    private static long same(int of, List<float[]> vectors, List<String> classes, int k) {
        // Ids are places, so those that come first are before the others.
        var nearest = new TopK(k, (a, b) -> a < b);
        for (int other = 0; other < vectors.size(); other++) {
            float[] vector = vectors.get(other);
            if (other != of && vector != null) {
                nearest.offer(other, Vectors.product(vectors.get(of), vector));
            }
        }
        int[] ids = nearest.sorted().ids();
        return Arrays.stream(ids)
                .filter(other -> classes.get(other).equals(classes.get(of)))
                .count();
    }
}
