package dev.eddy.training;

import dev.eddy.vector.TransposedRows;
import dev.eddy.vector.Vectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The row of each vector's nearest centre and the cosine with it; number and sum of the vectors by row. */
record ClusterPass(float[][] vectors, int[] labels, float[] cosines, int[] sizes, double[][] sums, double meanCosine) {
    /** Parts are the same on every machine, so that the sums are rounded the same way. */
    private static final int MOST_PARTS = 64;
    /** Vectors that are worth a thread. */
    private static final int SMALLEST_PART = 256;

    /** Sums over one part of the vectors. */
    private static final class Part {
        private final int[] sizes;
        private final double[][] sums;
        private double cosines;

        private Part(int k, int dimension) {
            sizes = new int[k];
            sums = new double[k][dimension];
        }

        private Part plus(Part other) {
            for (int row = 0; row < sizes.length; row++) {
                sizes[row] += other.sizes[row];
                for (int d = 0; d < sums[row].length; d++) {
                    sums[row][d] += other.sums[row][d];
                }
            }
            cosines += other.cosines;
            return this;
        }
    }

    /** Assigns vectors to their nearest centres in one parallel pass; both are unit vectors. */
    static ClusterPass of(float[][] vectors, float[][] centres) {
        var pass = new ClusterPass(vectors, new int[vectors.length], new float[vectors.length], null, null, 0);
        TransposedRows transposed = TransposedRows.of(centres);
        int count = Math.max(1, Math.min(MOST_PARTS, vectors.length / SMALLEST_PART));
        Part[] parts = new Part[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            int from = (int) ((long) vectors.length * i / count);
            int to = (int) ((long) vectors.length * (i + 1) / count);
            parts[i] = pass.assign(from, to, transposed, centres.length);
        });
        Part all = Stream.of(parts).reduce(Part::plus).orElseThrow();
        return new ClusterPass(vectors, pass.labels, pass.cosines, all.sizes, all.sums, all.cosines / vectors.length);
    }

    private Part assign(int from, int to, TransposedRows centres, int k) {
        var part = new Part(k, centres.dimension());
        float[] products = new float[k];
        for (int i = from; i < to; i++) {
            centres.products(vectors[i], products);
            int row = TransposedRows.greatest(products);
            labels[i] = row;
            cosines[i] = products[row];
            part.sizes[row]++;
            Vectors.addScaled(part.sums[row], 1, vectors[i]);
            part.cosines += products[row];
        }
        return part;
    }

    boolean hasEmptyClusters() {
        return IntStream.of(sizes).anyMatch(size -> size == 0);
    }

    /** The vector farthest from its centre and from all vectors taken before: a seed for an empty cluster. */
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
