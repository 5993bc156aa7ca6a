package dev.eddy.training;

import dev.eddy.vector.Vectors;
import java.util.Random;

/** Users' directions for tests. */
public final class Directions {
    private Directions() {}

    /** A unit vector near an axis. */
    public static float[] near(int axis, int dimension, Random random) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) (.2 * random.nextGaussian() + (d == axis ? 1 : 0));
        }
        return Vectors.unit(vector);
    }
}
