package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedTableTest extends RowTableContract {
    @Override
    Rows empty() {
        var fresh = new PackedTable();
        return new Rows() {
            @Override
            public void put(int row, float[] vector) {
                fresh.put(row, vector);
            }

            @Override
            public boolean has(int row) {
                return fresh.has(row);
            }

            @Override
            public void cosines(float[] vector, int[] rows, int from, int to, float[] cosines) {
                fresh.cosines(new PackedQuery(vector), rows, from, to, cosines);
            }
        };
    }

    @Override
    double error() {
        return .01;
    }

    @Test
    void anErrorIsAboutAThousandthOfTheLength() {
        var random = new Random(3);
        var rows = new PackedTable();
        float[][] vectors = new float[200][];
        for (int row = 0; row < vectors.length; row++) {
            vectors[row] = Vectors.unit(random.doubles(64, -1, 1).toArray());
            rows.put(row, vectors[row]);
        }
        float[] query = new float[64];
        for (int d = 0; d < query.length; d++) {
            query[d] = 5 * vectors[7][d];
        }
        int[] all = IntStream.range(0, vectors.length).toArray();
        float[] products = new float[all.length];
        rows.cosines(new PackedQuery(query), all, 0, all.length, products);
        double squares = 0;
        for (int row : all) {
            squares += Math.pow(products[row] - Vectors.dot(query, vectors[row]), 2);
        }
        assertThat(Math.sqrt(squares / all.length)).isBetween(.0001, .005);
    }

    @Test
    void rowsAddUpByTheirWeights() {
        var table = new PackedTable();
        assertThat(table.weightedSum(new int[] {3}, new float[] {1}, 1)).isEmpty();
        table.put(0, EAST);
        table.put(1, NORTH);
        assertThat(table.weightedSum(new int[] {0, 1, 0, 77, 1}, new float[] {1, 2, .5f, 9, 100}, 4))
                .containsExactly(1.5f, 2);
    }
}
