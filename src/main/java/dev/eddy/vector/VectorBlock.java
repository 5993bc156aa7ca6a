package dev.eddy.vector;

import java.util.Arrays;

/**
 * Some vectors of one dimension that are often compared together. They are stored dimension after dimension, so that the
 * processor compares a vector with many of them in one instruction.
 */
public final class VectorBlock {
    /** So many dimensions are added up in one walk over the results. */
    private static final int ABREAST = 4;

    private final int count;
    /** A row for each dimension, and rows of zeros up to a full round. */
    private final float[] values;
    /** Sums over every other dimension. */
    private final float[] odd;

    /** @param rows of the table */
    VectorBlock(VectorTable table, int[] rows, int dimension) {
        this.count = rows.length;
        this.values = new float[(dimension + ABREAST - 1) / ABREAST * ABREAST * count];
        this.odd = new float[count];
        for (int i = 0; i < count; i++) {
            float[] page = table.page(rows[i]);
            int start = table.start(rows[i]);
            for (int d = 0; d < dimension; d++) {
                values[d * count + i] = page[start + d];
            }
        }
    }

    /**
     * The inner products of one vector with those of the block, the same to the bit as a {@link VectorTable}'s; 0 for one that
     * is missing.
     *
     * @param vector null for none
     * @param cosines where the result goes, from the beginning
     */
    public void cosines(float[] vector, float[] cosines) {
        Arrays.fill(cosines, 0, count, 0);
        if (vector == null) {
            return;
        }
        Arrays.fill(odd, 0);
        for (int d = 0; d * count < values.length; d += ABREAST) {
            add(vector, d, cosines);
        }
        for (int i = 0; i < count; i++) {
            cosines[i] += odd[i];
        }
    }

    private void add(float[] vector, int from, float[] even) {
        int a = from * count;
        int b = a + count;
        int c = b + count;
        int d = c + count;
        float byA = at(vector, from);
        float byB = at(vector, from + 1);
        float byC = at(vector, from + 2);
        float byD = at(vector, from + 3);
        float[] values = this.values;
        float[] odd = this.odd;
        for (int i = 0; i < count; i++) {
            even[i] = Math.fma(byC, values[c + i], Math.fma(byA, values[a + i], even[i]));
            odd[i] = Math.fma(byD, values[d + i], Math.fma(byB, values[b + i], odd[i]));
        }
    }

    private static float at(float[] vector, int d) {
        return d < vector.length ? vector[d] : 0;
    }
}
