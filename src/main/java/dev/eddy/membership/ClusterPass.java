package dev.eddy.membership;

import dev.eddy.vector.Vectors;

/** One pass over all vectors: who is nearest to which centre, and how the clusters look then. */
final class ClusterPass {
    private final float[][] vectors;
    private final float[] cosines;
    private final int[] sizes;
    private final double[][] sums;
    private final double meanCosine;

    /** @param centres k unit vectors, not modified */
    ClusterPass(float[][] vectors, float[][] centres) {
        this.vectors = vectors;
        cosines = new float[vectors.length];
        sizes = new int[centres.length];
        sums = new double[centres.length][vectors[0].length];
        TransposedCentres transposed = TransposedCentres.of(centres);
        float[] buffer = new float[centres.length];
        double total = 0;
        for (int i = 0; i < vectors.length; i++) {
            transposed.cosines(vectors[i], buffer);
            int row = TransposedCentres.greatest(buffer);
            cosines[i] = buffer[row];
            sizes[row]++;
            Vectors.addScaled(sums[row], 1, vectors[i]);
            total += buffer[row];
        }
        meanCosine = total / vectors.length;
    }

    int[] sizes() {
        return sizes;
    }

    double meanCosine() {
        return meanCosine;
    }

    boolean hasEmptyClusters() {
        for (int size : sizes) {
            if (size == 0) {
                return true;
            }
        }
        return false;
    }

    /** Direction of the mean of a cluster's vectors; null when they cancel out. */
    float[] meanDirection(int row) {
        return Vectors.unit(sums[row]);
    }

    /** The vector farthest from its centre and from all that were taken before: a seed for an empty cluster. */
    float[] takeFarthest() {
        int farthest = 0;
        for (int i = 1; i < cosines.length; i++) {
            if (cosines[i] < cosines[farthest]) {
                farthest = i;
            }
        }
        float[] taken = vectors[farthest];
        for (int i = 0; i < cosines.length; i++) {
            cosines[i] = Math.max(cosines[i], (float) Vectors.dot(taken, vectors[i]));
        }
        return taken;
    }
}
