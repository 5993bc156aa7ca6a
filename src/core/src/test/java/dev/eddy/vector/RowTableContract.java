package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the tables of vectors by row have in common. */
abstract class RowTableContract {
    static final float[] EAST = {1, 0};
    static final float[] NORTH = {0, 1};

    /** One of the tables. */
    interface Rows {
        void put(int row, float[] vector);

        boolean has(int row);

        void cosines(float[] vector, int[] rows, int from, int to, float[] cosines);
    }

    private final Rows table = empty();

    abstract Rows empty();

    /** Largest error of a cosine. */
    abstract double error();

    @Test
    void cosinesAreInnerProductsOfUnitVectors() {
        var random = new Random(1);
        for (int dimension : new int[] {1, 7, 16, 33, 64, 300}) {
            Rows rows = empty();
            float[][] vectors = new float[50][];
            int[] order = random.ints(200, 0, vectors.length).toArray();
            for (int row = 0; row < vectors.length; row++) {
                vectors[row] = Vectors.unit(random.doubles(dimension, -1, 1).toArray());
                rows.put(row, vectors[row]);
            }
            float[] query = vectors[7];
            float[] cosines = new float[order.length];
            rows.cosines(query, order, 0, order.length, cosines);
            for (int i = 0; i < order.length; i++) {
                assertThat((double) cosines[i]).isEqualTo(Vectors.dot(query, vectors[order[i]]), within(error()));
            }
        }
    }

    @Test
    void aCosineIsTheSameToTheBitWhereverItsRowIsAskedFor() {
        var random = new Random(2);
        for (int row = 0; row < 9; row++) {
            table.put(row, Vectors.unit(random.doubles(2, -1, 1).toArray()));
        }
        float[] query = Vectors.unit(random.doubles(2, -1, 1).toArray());
        float[] together = cosines(query, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        for (int row = 0; row < 9; row++) {
            assertThat(cosines(query, row)).containsExactly(together[row]);
        }
    }

    @Test
    void aTableHasRoomForMoreNumbersThanAnArray() {
        int dimension = 1_024;
        float[] vector = new float[dimension];
        vector[7] = 1;
        int row = 3_000_000;
        table.put(row, vector);
        assertThat((long) row * dimension).isGreaterThan(Integer.MAX_VALUE);
        assertThat(table.has(row)).isTrue();
        assertThat(cosines(vector, row, row - 1)).containsExactly(1, 0);
    }

    @Test
    void aRowWithoutAVectorHasNothingInCommon() {
        assertThat(cosines(EAST, 0, 1)).containsExactly(0, 0);
        table.put(0, null);
        table.put(2, EAST);
        table.put(3, EAST);
        table.put(3, null);
        assertThat(cosines(EAST, 0, 1, 2, 3, 99_999)).containsExactly(0, 0, 1, 0, 0);
        assertThat(cosines(null, 2)).containsExactly(0);
        assertThat(table.has(0)).isFalse();
        assertThat(table.has(2)).isTrue();
        assertThat(table.has(3)).isFalse();
        assertThat(table.has(99_999)).isFalse();
        assertThat(empty().has(5)).isFalse();
    }

    @Test
    void aRowsNextVectorReplacesTheOneBefore() {
        table.put(1, EAST);
        table.put(1, NORTH);
        assertThat(cosines(EAST, 1)).containsExactly(0);
        assertThat(cosines(NORTH, 1)).containsExactly(1);
    }

    @Test
    void aTableThatGrowsKeepsItsRows() {
        table.put(0, EAST);
        table.put(1_000, NORTH);
        assertThat(cosines(EAST, 0, 1_000)).containsExactly(1, 0);
    }

    @Test
    void vectorsOfAnotherDimensionAreRefused() {
        table.put(0, EAST);
        assertThatThrownBy(() -> table.put(1, new float[] {1, 0, 0}))
                .hasMessageContaining("2")
                .hasMessageContaining("3 dimensions");
    }

    private float[] cosines(float[] vector, int... rows) {
        float[] cosines = new float[rows.length];
        table.cosines(vector, rows, 0, rows.length, cosines);
        return cosines;
    }
}
