package dev.eddy.vector;

/** A vector that rows of a {@link PackedTable} or a {@link PackedBlock} are compared with. Made once, it serves any number of them. */
public final class PackedQuery {
    /** Ints of a row that are read at once. */
    static final int WORDS = 4;

    /** A number for each component of a row, 0 beyond the vector. */
    final int[] numbers;
    /** 0 for no vector; all products are 0 then. */
    final float length;

    /** @param vector of any length, or null for none */
    public PackedQuery(float[] vector) {
        length = vector == null ? 0 : (float) Math.sqrt(Vectors.dot(vector, vector));
        numbers = length == 0 ? new int[0] : Packed.fixedPoint(vector, length, words(vector.length));
    }

    /** Ints of the packed row of a vector, in both tables: zeros fill it up. */
    static int words(int dimension) {
        return (Packed.words(dimension) + WORDS - 1) / WORDS * WORDS;
    }
}
