package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorPageTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 15, 16, 17, 25, 64, 100})
    void everyProductIsThatOfTheTwoVectorsToTheLastBit(int dimension) {
        var page = new VectorPage(dimension);
        float[][] rows = new float[VectorPage.ROWS][];
        for (int row = 0; row < rows.length; row++) {
            page.put(row, random(dimension));
            rows[row] = random(dimension);
            page.put(row, rows[row]);
        }
        float[] query = random(dimension);
        float[] products = new float[VectorPage.ROWS];
        page.products(random(dimension), VectorPage.ROWS, products);
        page.products(query, VectorPage.ROWS, products);
        for (int row = 0; row < rows.length; row++) {
            assertThat(products[row]).isEqualTo(Vectors.product(query, rows[row]));
            assertThat((double) products[row]).isCloseTo(Vectors.dot(query, rows[row]), within(1e-5));
        }
    }

    private float[] random(int dimension) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) random.nextGaussian();
        }
        return vector;
    }
}
