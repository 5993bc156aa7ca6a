package dev.eddy.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBlockTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 64})
    void itsCosinesAreTheTablesToTheBit(int dimension) {
        var random = new Random(1);
        var table = new PackedTable();
        for (int row = 0; row < 40; row++) {
            table.put(row, Vectors.unit(random.doubles(dimension, -1, 1).toArray()));
        }
        table.put(3, null);
        // Rows twice, one without a vector, one that there is not, and more than are compared at once.
        int[] rows =
                IntStream.range(0, 200).map(i -> i % 50 == 49 ? 5_000 : i % 40).toArray();
        float[] query = Vectors.unit(random.doubles(dimension, -1, 1).toArray());
        float[] expected = new float[rows.length];
        table.cosines(new PackedQuery(query), rows, 0, rows.length, expected);
        float[] cosines = new float[rows.length + 1];
        cosines[rows.length] = 9;
        table.block(rows).cosines(new PackedQuery(query), cosines);
        assertThat(cosines).startsWith(expected).endsWith(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void withoutAVectorThereIsNothingInCommon(int size) {
        var table = new PackedTable();
        float[] cosines = new float[size];
        table.block(new int[size]).cosines(new PackedQuery(new float[] {1, 0}), cosines);
        assertThat(cosines).containsOnly(new float[size]);
        table.put(0, new float[] {1, 0});
        table.block(new int[size]).cosines(new PackedQuery(null), cosines);
        assertThat(cosines).containsOnly(new float[size]);
    }

    @Test
    void itKeepsTheVectorsItWasMadeOf() {
        var table = new PackedTable();
        table.put(3, new float[] {1, 0});
        PackedBlock block = table.block(new int[] {3});
        table.put(3, new float[] {0, 1});
        float[] cosines = new float[1];
        block.cosines(new PackedQuery(new float[] {1, 0}), cosines);
        assertThat(cosines).containsExactly(1);
    }
}
