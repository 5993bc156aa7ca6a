package dev.eddy.vector;

import java.util.Arrays;

/** A copy of some vectors for repeated comparisons, dimension by dimension, for the JIT. For one thread. */
public final class VectorBlock {
    /** Dimensions added in one loop over the results. */
    static final int ABREAST = 4;

    private final int count;
    /** An array of {@code count} numbers per dimension, zeros up to a multiple of {@link #ABREAST} dimensions. */
    private final float[][] values;
    /** Sums over the odd dimensions. */
    private final float[] odd;

    /** @param values an array per dimension, with zeros up to a multiple of {@link #ABREAST} dimensions */
    VectorBlock(float[][] values, int count) {
        this.values = values;
        this.count = count;
        this.odd = new float[count];
    }

    /** Computes inner products, bit for bit as in {@link VectorTable}; 0 for null and for a missing vector. */
    public void cosines(float[] vector, float[] cosines) {
        Arrays.fill(cosines, 0, count, 0);
        if (vector == null) {
            return;
        }
        Arrays.fill(odd, 0);
        for (int d = 0; d < values.length; d += ABREAST) {
            add(vector, d, cosines);
        }
        for (int i = 0; i < count; i++) {
            cosines[i] += odd[i];
        }
    }

    private void add(float[] vector, int from, float[] even) {
        // One array per dimension: the JIT makes vector instructions of loops over arrays from their start.
        float[] a = values[from];
        float[] b = values[from + 1];
        float[] c = values[from + 2];
        float[] d = values[from + 3];
        float byA = Vectors.at(vector, from);
        float byB = Vectors.at(vector, from + 1);
        float byC = Vectors.at(vector, from + 2);
        float byD = Vectors.at(vector, from + 3);
        float[] odd = this.odd;
        for (int i = 0; i < count; i++) {
            even[i] = Math.fma(byC, c[i], Math.fma(byA, a[i], even[i]));
            odd[i] = Math.fma(byD, d[i], Math.fma(byB, b[i], odd[i]));
        }
    }
}
