package dev.eddy.training.embedding;

import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Input vectors of tags: half a vector of the tag's own, half the mean of its words, which are means of {@link NGrams}
 * (Bojanowski et al., "Enriching word vectors with subword information", TACL 5, 2017, section 3.2). So a tag that was never
 * seen has a vector, too.
 */
public final class Subwords implements InputVectors {
    /** Share of the own vector, of a tag that has n-grams. */
    private static final float OWN = .5f;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> rowOfNGram = new HashMap<>();
    /** By tag: its row, which has the tag's number, and those of its n-grams. */
    private final Parts[] parts;

    private final float[][] rows;
    private final int dimension;

    /** Rows with their shares in a vector. */
    private record Parts(int[] rows, float[] shares) {}

    /** Begins with random vectors for the words of a corpus. */
    public Subwords(Corpus corpus, int dimension, long seed) {
        List<String> tags = corpus.words();
        this.dimension = dimension;
        this.parts = new Parts[tags.size()];
        for (int tag = 0; tag < parts.length; tag++) {
            numbers.put(tags.get(tag), tag);
            int[][] nGrams = NGrams.of(tags.get(tag));
            for (int[] word : nGrams) {
                for (int nGram : word) {
                    rowOfNGram.computeIfAbsent(nGram, unknown -> parts.length + rowOfNGram.size());
                }
            }
            parts[tag] = parts(tag, nGrams);
        }
        rows = new float[parts.length + rowOfNGram.size()][];
        double range = .5 / dimension;
        for (int tag = 0; tag < parts.length; tag++) {
            rows[tag] = FirstVector.of(tags.get(tag), seed, dimension, range);
        }
        rowOfNGram.forEach((nGram, row) -> rows[row] = FirstVector.of("#" + nGram, seed, dimension, range));
    }

    /** @param own row of the tag itself; negative for none */
    private Parts parts(int own, int[][] nGrams) {
        int size = 1 + Arrays.stream(nGrams).mapToInt(word -> word.length).sum();
        int[] found = new int[size];
        float[] shares = new float[size];
        int count = 0;
        if (own >= 0) {
            found[0] = own;
            shares[0] = nGrams.length == 0 ? 1 : OWN;
            count = 1;
        }
        for (int[] word : nGrams) {
            for (int nGram : word) {
                Integer row = rowOfNGram.get(nGram);
                if (row != null) {
                    found[count] = row;
                    shares[count++] = (1 - OWN) / (nGrams.length * word.length);
                }
            }
        }
        return new Parts(Arrays.copyOf(found, count), Arrays.copyOf(shares, count));
    }

    @Override
    public float[] of(int word, float[] room) {
        return sum(parts[word], room);
    }

    @Override
    public void move(int word, float[] change) {
        for (int row : parts[word].rows()) {
            Vectors.addScaled(rows[row], 1, change);
        }
    }

    int dimension() {
        return dimension;
    }

    /** Whether the tag has a vector of its own. */
    boolean has(String tag) {
        return numbers.containsKey(tag);
    }

    /** The vector of any tag; null for one that is unknown and shares no n-gram with the known ones. */
    float[] of(String tag) {
        Integer number = numbers.get(tag);
        Parts known = number != null ? parts[number] : parts(-1, NGrams.of(tag));
        return known.rows().length == 0 ? null : sum(known, new float[dimension]);
    }

    private float[] sum(Parts of, float[] room) {
        Arrays.fill(room, 0);
        for (int i = 0; i < of.rows().length; i++) {
            Vectors.addScaled(room, of.shares()[i], rows[of.rows()[i]]);
        }
        return room;
    }
}
