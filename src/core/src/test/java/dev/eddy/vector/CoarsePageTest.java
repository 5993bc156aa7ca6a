package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarsePageTest {
    private final SplitMix64 draws = new SplitMix64(1);

    /** @param spread around the centre */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "7, .5", "8, .5", "25, .1", "64, .5", "64, 100", "384, 1", "4096, 1"})
    void productsAreOffByNoMoreThanIsSaid(int dimension, double spread) {
        float[] centre = vector(dimension);
        var page = new CoarsePage(centre);
        float[][] rows = new float[CoarsePage.ROWS][];
        for (int row = 0; row < rows.length; row++) {
            page.put(row, near(centre, spread));
            rows[row] = row == 0 ? centre : near(centre, spread);
            page.put(row, rows[row]);
        }
        float[] products = new float[CoarsePage.ROWS];
        for (int i = 0; i < 20; i++) {
            float[] query = i < 2 ? rows[i] : vector(dimension);
            page.products(new CoarsePage.Query(query), Vectors.product(query, centre), rows.length, products);
            for (int row = 0; row < rows.length; row++) {
                assertThat(products[row]).isCloseTo(Vectors.product(query, rows[row]), within(page.error()));
            }
        }
    }

    @Test
    void theCloserToTheCentreTheMoreExactly() {
        float[] centre = vector(64);
        var far = new CoarsePage(centre);
        var close = new CoarsePage(centre);
        for (int row = 0; row < CoarsePage.ROWS; row++) {
            far.put(row, near(centre, 1));
            close.put(row, near(centre, .1));
        }
        assertThat(far.error()).isLessThan(.02f);
        assertThat(close.error()).isLessThan(far.error() / 4);
    }

    @Test
    void whatIsAlongAnAxisOverflowsNothing() {
        var page = new CoarsePage(new float[] {0, 1, 0});
        page.put(0, new float[] {0, 1, 0});
        page.put(1, new float[] {0, -1, 0});
        page.put(2, new float[] {0, 0, -1});
        float[] products = new float[3];
        page.products(new CoarsePage.Query(new float[] {0, -1, 0}), -1, 3, products);
        assertThat(products[0]).isEqualTo(-1);
        assertThat(products[1]).isCloseTo(1, within(page.error()));
        assertThat(products[2]).isCloseTo(0, within(page.error()));
    }

    private float[] near(float[] centre, double spread) {
        double[] sum = new double[centre.length];
        Vectors.addScaled(sum, 1, centre);
        Vectors.addScaled(sum, spread, vector(centre.length));
        float[] unit = Vectors.unit(sum);
        return unit == null ? centre : unit;
    }

    private float[] vector(int dimension) {
        float[] vector = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            vector[d] = (float) draws.nextGaussian();
        }
        return Vectors.unit(vector);
    }
}
