package dev.eddy.training;

import dev.eddy.centre.CentreSet;
import dev.eddy.vector.Vectors;
import java.util.Random;

/** Test vocabulary: vectors around known centres. */
final class Planted {
    private Planted() {}

    /** {@code n} unit vectors around {@code clusters} random centres in turn, with normal noise on each component. */
    static float[][] around(int clusters, int dimension, int n, double noise) {
        return around(CentreSet.random(3, clusters, dimension), n, noise);
    }

    static float[][] around(CentreSet centres, int n, double noise) {
        var random = new Random(11);
        float[][] vectors = new float[n][];
        for (int i = 0; i < n; i++) {
            double[] noisy = new double[centres.dimension()];
            Vectors.addScaled(noisy, 1, centres.centre(i % centres.size()));
            for (int d = 0; d < noisy.length; d++) {
                noisy[d] += noise * random.nextGaussian();
            }
            vectors[i] = Vectors.unit(noisy);
        }
        return vectors;
    }
}
