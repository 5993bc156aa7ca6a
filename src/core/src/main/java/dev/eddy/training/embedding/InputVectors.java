package dev.eddy.training.embedding;

import dev.eddy.vector.Vectors;

/** The input vectors of words, as {@link SkipGram} reads and moves them. */
interface InputVectors {
    /** The vector of a word, not to be modified: one that is kept, or one made in {@code room}. */
    float[] of(int word, float[] room);

    /** Adds a change to the vector of a word. */
    void move(int word, float[] change);

    /** One vector for each word. */
    record Rows(float[][] rows) implements InputVectors {
        @Override
        public float[] of(int word, float[] room) {
            return rows[word];
        }

        @Override
        public void move(int word, float[] change) {
            Vectors.addScaled(rows[word], 1, change);
        }
    }
}
