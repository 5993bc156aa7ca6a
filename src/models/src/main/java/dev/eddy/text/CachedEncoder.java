package dev.eddy.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks an encoder only for the vectors of texts that a cache does not have. Closes both. */
public final class CachedEncoder implements TextEncoder {
    private final TextEncoder encoder;
    private final String model;
    private final VectorCache cache;

    /** @param model differs between models whose vectors differ */
    public CachedEncoder(TextEncoder encoder, String model, VectorCache cache) {
        this.encoder = encoder;
        this.model = model;
        this.cache = cache;
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public List<float[]> encode(List<String> texts) {
        Map<String, float[]> vectors = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        try {
            for (String text : texts) {
                if (!vectors.containsKey(text)) {
                    float[] vector = cache.get(TextKey.of(model, text));
                    vectors.put(text, vector);
                    if (vector == null) {
                        missing.add(text);
                    }
                }
            }
            List<float[]> made = encoder.encode(missing);
            for (int i = 0; i < missing.size(); i++) {
                if (made.get(i) != null) {
                    cache.put(TextKey.of(model, missing.get(i)), made.get(i));
                    vectors.put(missing.get(i), made.get(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the cache of vectors: " + e, e);
        }
        List<float[]> ordered = new ArrayList<>(texts.size());
        texts.forEach(text -> ordered.add(vectors.get(text)));
        return ordered;
    }

    @Override
    public void close() {
        try (encoder) {
            cache.close();
        }
    }
}
