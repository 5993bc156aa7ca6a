package dev.eddy.training.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.eddy.vector.SplitMix64;
import dev.eddy.vector.Vectors;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final int DIMENSION = 5;

    private final SplitMix64 random = new SplitMix64(1);

    @Test
    void aTurnIsFoundFromVectorsBeforeAndAfterIt() {
        var rotation = new Rotation(DIMENSION);
        for (int i = 0; i < 20; i++) {
            float[] vector = randomUnit();
            rotation.add(vector, turned(vector), 1 + i);
        }
        float[] another = randomUnit();
        assertThat(times(another, rotation.matrix())).containsExactly(turned(another), within(1e-5f));
    }

    @Test
    void directionsThatNoPairSpeaksOfStayAndLengthsStay() {
        var rotation = new Rotation(DIMENSION);
        rotation.add(new float[] {1, 0, 0, 0, 0}, new float[] {0, 1, 0, 0, 0}, 1);
        double[][] matrix = rotation.matrix();
        assertThat(times(new float[] {1, 0, 0, 0, 0}, matrix))
                .containsExactly(new float[] {0, 1, 0, 0, 0}, within(1e-4f));
        assertThat(times(new float[] {0, 0, 1, 0, 0}, matrix))
                .containsExactly(new float[] {0, 0, 1, 0, 0}, within(1e-4f));
        float[] vector = times(randomUnit(), matrix);
        assertThat(Vectors.dot(vector, vector)).isCloseTo(1, within(1e-4));
    }

    @Test
    void withoutAPairNothingTurns() {
        float[] vector = randomUnit();
        assertThat(times(vector, new Rotation(DIMENSION).matrix())).containsExactly(vector, within(1e-6f));
    }

    private float[] randomUnit() {
        double[] vector = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = random.nextGaussian();
        }
        return Vectors.unit(vector);
    }

    /** Turns the first two axes by 90 degrees, and mirrors the last one. */
    private static float[] turned(float[] vector) {
        return new float[] {-vector[1], vector[0], vector[2], vector[3], -vector[4]};
    }

    private static float[] times(float[] vector, double[][] matrix) {
        float[] product = new float[DIMENSION];
        for (int j = 0; j < DIMENSION; j++) {
            double sum = 0;
            for (int i = 0; i < DIMENSION; i++) {
                sum += vector[i] * matrix[i][j];
            }
            product[j] = (float) sum;
        }
        return product;
    }
}
