package dev.eddy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An encoder for tests: each word is a direction. Texts without a letter have nothing to read. Counts its texts. */
public final class HashingEncoder implements TextEncoder {
    public static final int DIMENSION = 16;
    public static final String MODEL = "hashing";

    private final List<String> encoded = new ArrayList<>();
    private boolean isClosed;

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        encoded.addAll(texts);
        List<float[]> vectors = new ArrayList<>();
        texts.forEach(text -> vectors.add(vector(text)));
        return vectors;
    }

    private static float[] vector(String text) {
        float[] vector = new float[DIMENSION];
        double square = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (!word.isEmpty()) {
                int place = Math.floorMod(word.hashCode(), DIMENSION);
                square += 2 * vector[place] + 1;
                vector[place]++;
            }
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return square == 0 ? null : vector;
    }

    /** All texts so far, in their order. */
    public List<String> encoded() {
        return encoded;
    }

    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
