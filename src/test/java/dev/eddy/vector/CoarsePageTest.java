package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoarsePageTest {
    private final SplitMix64 draws = new SplitMix64(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 25, 64, 384, 4096})
    void productsAreOffByNoMoreThanIsSaid(int dimension) {
        var page = new CoarsePage(dimension);
        float[][] rows = new float[CoarsePage.ROWS][];
        for (int row = 0; row < rows.length; row++) {
            page.put(row, vector(dimension));
            rows[row] = vector(dimension);
            page.put(row, rows[row]);
        }
        float[] products = new float[CoarsePage.ROWS];
        for (int i = 0; i < 20; i++) {
            float[] query = i == 0 ? rows[0] : vector(dimension);
            page.products(CoarsePage.query(query), rows.length, products);
            for (int row = 0; row < rows.length; row++) {
                assertThat(products[row])
                        .isCloseTo(Vectors.product(query, rows[row]), within(CoarsePage.error(dimension)));
            }
        }
    }

    @Test
    void whatIsAlongAnAxisOverflowsNothing() {
        var page = new CoarsePage(3);
        page.put(0, new float[] {0, 1, 0});
        page.put(1, new float[] {0, -1, 0});
        page.put(2, new float[] {0, 0, -1});
        float[] products = new float[3];
        page.products(CoarsePage.query(new float[] {0, -1, 0}), 3, products);
        assertThat(products).containsExactly(-1, 1, 0);
    }

    private float[] vector(int dimension) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) draws.nextGaussian();
        }
        return Vectors.unit(vector);
    }
}
