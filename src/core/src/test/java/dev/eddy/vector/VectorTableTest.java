package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorTableTest extends RowTableContract {
    private final VectorTable table = new VectorTable();

    @Override
    Rows empty() {
        var fresh = new VectorTable();
        return new Rows() {
            @Override
            public void put(int row, float[] vector) {
                fresh.put(row, vector);
            }

            @Override
            public boolean has(int row) {
                return fresh.get(row) != null;
            }

            @Override
            public void cosines(float[] vector, int[] rows, int from, int to, float[] cosines) {
                fresh.cosines(vector, rows, from, to, cosines);
            }
        };
    }

    @Override
    double error() {
        return 1e-6;
    }

    @Test
    void aRowIsReadAsItWasPut() {
        assertThat(table.get(5)).isNull();
        float[] wide = new float[1_024];
        wide[7] = 1;
        table.put(3_000_000, wide);
        table.put(3_000_001, wide);
        table.put(3_000_001, null);
        assertThat(table.get(3_000_000)).isEqualTo(wide);
        assertThat(table.get(3_000_001)).isNull();
        assertThat(table.get(3_000_002)).isNull();
        assertThat(table.get(99)).isNull();
    }
}
