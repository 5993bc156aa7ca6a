package dev.eddy.vector;

import java.util.Arrays;

/** A copy of some rows of a {@link PackedTable} for repeated comparisons, int by int, for the JIT. For one thread. */
public final class PackedBlock {
    /** An array of all rows' for each int of a row. */
    private final int[][] words;
    /** 0 for a missing vector. */
    private final float[] scales;

    private final int[] sums;

    PackedBlock(int[][] words, float[] scales) {
        this.words = words;
        this.scales = scales;
        this.sums = new int[scales.length];
    }

    /** Whether the row at a place has a vector. */
    public boolean has(int place) {
        return scales[place] != 0;
    }

    /** Computes inner products, bit for bit as in {@link PackedTable}; 0 for a missing vector. */
    public void cosines(PackedQuery query, float[] cosines) {
        if (query.length == 0 || words.length == 0) {
            Arrays.fill(cosines, 0, scales.length, 0);
            return;
        }
        Packed.products(query.numbers, words, scales.length, sums);
        for (int i = 0; i < scales.length; i++) {
            cosines[i] = Packed.product(sums[i], scales[i], query.length);
        }
    }
}
