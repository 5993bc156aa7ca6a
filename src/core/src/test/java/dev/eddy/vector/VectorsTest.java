package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void aUnitVectorHasLengthOneAndTheSameDirection() {
        var random = new Random(1);
        for (int run = 0; run < 100; run++) {
            double[] x = random.doubles(16, -5, 5).toArray();
            float[] unit = Vectors.unit(x);
            assertThat(Vectors.dot(unit, unit)).isEqualTo(1, within(1e-6));
            double length =
                    Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
            for (int d = 0; d < x.length; d++) {
                assertThat(unit[d]).isEqualTo((float) (x[d] / length), within(1e-6f));
            }
        }
    }

    @Test
    void theCosineIsThatOfTheUnitVector() {
        var random = new Random(2);
        for (int length = 1; length < 10; length++) {
            double[] x = random.doubles(length, -5, 5).toArray();
            float[] first = Vectors.unit(random.doubles(length, -5, 5).toArray());
            float[] second = Vectors.unit(random.doubles(length, -5, 5).toArray());
            float[] rows = TransposedRows.flat(new float[][] {first, second});
            assertThat(Vectors.cosine(x, rows, 0)).isEqualTo(Vectors.dot(Vectors.unit(x), first), within(1e-6));
            assertThat(Vectors.cosine(x, rows, 1)).isEqualTo(Vectors.dot(Vectors.unit(x), second), within(1e-6));
        }
        assertThat(Vectors.cosine(new double[] {0, 0}, new float[] {1, 0}, 0)).isNaN();
        assertThat(Vectors.cosine(new double[] {1e200, 0}, new float[] {1, 0}, 0))
                .isNaN();
    }

    @Test
    void zeroHasNoDirection() {
        assertThat(Vectors.unit(new double[3])).isNull();
        assertThat(Vectors.unit(new float[3])).isNull();
        assertThat(Vectors.unit(new double[0])).isNull();
    }

    @Test
    void whatIsTooSmallToTellHasNoDirection() {
        assertThat(Vectors.unit(new double[] {Double.MIN_VALUE, 0})).isNull();
        assertThat(Vectors.unit(new double[] {-1e-310, 1e-310})).isNull();
    }

    @Test
    void whatIsNotANumberHasNoDirection() {
        assertThat(Vectors.unit(new double[] {Double.NaN, 0})).isNull();
        assertThat(Vectors.unit(new double[] {1, Double.NaN})).isNull();
        assertThat(Vectors.unit(new double[] {1, Double.POSITIVE_INFINITY})).isNull();
        assertThat(Vectors.unit(new float[] {Float.NEGATIVE_INFINITY, 1})).isNull();
    }

    @Test
    void extremeLengthsKeepTheirDirection() {
        assertThat(Vectors.unit(new double[] {3e-300, 4e-300})).containsExactly(.6f, .8f);
        assertThat(Vectors.unit(new double[] {-3e300, 4e300})).containsExactly(-.6f, .8f);
    }

    @Test
    void theInnerProductIsSummedInDouble() {
        assertThat(Vectors.dot(new float[] {1e8f, 1, -1e8f}, new float[] {1, 1, 1}))
                .isEqualTo(1);
    }

    @Test
    void addingAndScalingHappenInPlace() {
        double[] sum = {1, 2};
        Vectors.addScaled(sum, -2, new float[] {1, .5f});
        assertThat(sum).containsExactly(-1, 1);
        Vectors.scale(sum, 4);
        assertThat(sum).containsExactly(-4, 4);
    }

    @Test
    void oneBadComponentMakesAVectorNotFinite() {
        assertThat(Vectors.isFinite(new float[] {1, -2, 0})).isTrue();
        assertThat(Vectors.isFinite(new float[] {1, Float.NaN})).isFalse();
        assertThat(Vectors.isFinite(new float[] {Float.NEGATIVE_INFINITY, 1})).isFalse();
    }
}
