package dev.eddy.training.embedding;

import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a training made, for people.
 *
 * @param words number of words with a vector
 * @param positions words of all sequences
 * @param meanLoss as of {@link Embedding}
 * @param turn median cosine of the words' input vectors with those before; NaN when there were none
 * @param neighbours the words that most likely come near some of the most frequent words, most likely first
 */
public record EmbeddingReport(
        int words, int positions, double meanLoss, double turn, Map<String, List<String>> neighbours) {
    /** Words whose neighbours are shown. */
    private static final int SHOWN = 20;

    private static final int NEIGHBOURS = 5;

    /**
     * The report of a training.
     *
     * @param before the vectors that it went on from; null for none
     */
    public static EmbeddingReport of(Corpus corpus, Embedding embedding, Embedding before) {
        Map<String, List<String>> neighbours = new LinkedHashMap<>();
        for (int word = 0; word < Math.min(SHOWN, embedding.words().size()); word++) {
            neighbours.put(embedding.words().get(word), neighbours(word, embedding));
        }
        return new EmbeddingReport(
                embedding.words().size(),
                corpus.size(),
                embedding.meanLoss(),
                before == null ? Double.NaN : turn(embedding, before),
                neighbours);
    }

    private static List<String> neighbours(int word, Embedding embedding) {
        var best = new TopK(NEIGHBOURS, (a, b) -> a < b);
        for (int other = 0; other < embedding.words().size(); other++) {
            if (other != word) {
                best.offer(
                        other,
                        Vectors.product(embedding.input()[word], embedding.output()[other]));
            }
        }
        return Arrays.stream(best.sorted().ids())
                .mapToObj(embedding.words()::get)
                .toList();
    }

    private static double turn(Embedding embedding, Embedding before) {
        Map<String, Integer> known = before.rows();
        double[] cosines = IntStream.range(0, embedding.words().size())
                .filter(word -> known.containsKey(embedding.words().get(word)))
                .mapToDouble(word -> cosine(
                        embedding.input()[word],
                        before.input()[known.get(embedding.words().get(word))]))
                .sorted()
                .toArray();
        return cosines.length == 0 ? Double.NaN : cosines[cosines.length / 2];
    }

    private static double cosine(float[] a, float[] b) {
        return Vectors.dot(a, b) / Math.sqrt(Vectors.dot(a, a) * Vectors.dot(b, b));
    }
}
