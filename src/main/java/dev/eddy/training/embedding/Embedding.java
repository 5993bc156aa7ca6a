package dev.eddy.training.embedding;

import java.util.Arrays;
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
     * Gives each item the vectors of its word.
     *
     * @param wordOf the words by item; items of words without vectors are left out
     */
    public Embedding spread(Map<String, String> wordOf) {
        Map<String, Integer> known = rows();
        List<String> items = wordOf.keySet().stream()
                .filter(item -> known.containsKey(wordOf.get(item)))
                .toList();
        int[] rows =
                items.stream().mapToInt(item -> known.get(wordOf.get(item))).toArray();
        return of(items, rows);
    }

    /** The opposite of {@link #spread}: gives each word the vectors of its first item. */
    public Embedding gathered(Map<String, String> wordOf) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int row = 0; row < words.size(); row++) {
            String word = wordOf.get(words.get(row));
            if (word != null) {
                rows.putIfAbsent(word, row);
            }
        }
        return of(
                List.copyOf(rows.keySet()),
                rows.values().stream().mapToInt(row -> row).toArray());
    }

    /** Where each word is. */
    Map<String, Integer> rows() {
        Map<String, Integer> rows = new HashMap<>();
        words.forEach(word -> rows.put(word, rows.size()));
        return rows;
    }

    private Embedding of(List<String> others, int[] rows) {
        return new Embedding(others, at(rows, input), at(rows, output), meanLoss);
    }

    private static float[][] at(int[] rows, float[][] vectors) {
        return Arrays.stream(rows).mapToObj(row -> vectors[row]).toArray(float[][]::new);
    }
}
