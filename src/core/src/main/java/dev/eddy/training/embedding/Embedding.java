package dev.eddy.training.embedding;

import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two vectors for each word. A word's input vector and another's output vector have a large inner product if the other is
 * near it in sequences.
 *
 * @param meanLoss mean cross entropy of a pair and its random words in the last pass
 */
public record Embedding(List<String> words, float[][] input, float[][] output, double meanLoss) {
    /**
     * Gives each item the vectors of its word, or the means of those of its words.
     *
     * @param wordsOf the words by item; words without vectors count for nothing, and items without other words are left out
     */
    public Embedding spread(Map<String, List<String>> wordsOf) {
        Map<String, Integer> known = rows();
        List<String> items = new ArrayList<>();
        List<float[]> inputs = new ArrayList<>();
        List<float[]> outputs = new ArrayList<>();
        wordsOf.forEach((item, itsWords) -> {
            int[] rows = itsWords.stream()
                    .filter(known::containsKey)
                    .mapToInt(known::get)
                    .toArray();
            if (rows.length > 0) {
                items.add(item);
                inputs.add(mean(rows, input));
                outputs.add(mean(rows, output));
            }
        });
        return new Embedding(items, inputs.toArray(float[][]::new), outputs.toArray(float[][]::new), meanLoss);
    }

    private static float[] mean(int[] rows, float[][] vectors) {
        if (rows.length == 1) {
            return vectors[rows[0]];
        }
        float[] mean = new float[vectors[rows[0]].length];
        for (int row : rows) {
            Vectors.addScaled(mean, 1f / rows.length, vectors[row]);
        }
        return mean;
    }

    /** About the opposite of {@link #spread}: gives each word the means of the vectors of its items. */
    public Embedding gathered(Map<String, List<String>> wordsOf) {
        Map<String, List<String>> itemsOf = new LinkedHashMap<>();
        for (String item : words) {
            for (String word : wordsOf.getOrDefault(item, List.of())) {
                itemsOf.computeIfAbsent(word, unknown -> new ArrayList<>()).add(item);
            }
        }
        return spread(itemsOf);
    }

    /** Where each word is. */
    Map<String, Integer> rows() {
        Map<String, Integer> rows = new HashMap<>();
        words.forEach(word -> rows.put(word, rows.size()));
        return rows;
    }
}
