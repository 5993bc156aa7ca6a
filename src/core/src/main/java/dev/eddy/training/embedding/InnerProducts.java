package dev.eddy.training.embedding;

import dev.eddy.item.ItemVector;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the inner products of an {@link Embedding} into cosines. One more component gives all output vectors the same
 * length; it is 0 in input vectors. Then the order by cosine is the order by inner product (Bachrach et al., "Speeding
 * up the Xbox recommender system using a Euclidean transformation for inner-product spaces", RecSys 2014, section 3).
 */
public final class InnerProducts {
    private final Embedding embedding;
    /** Square of the length of the longest output vector. */
    private final double square;

    public InnerProducts(Embedding embedding) {
        this.embedding = embedding;
        this.square = Arrays.stream(embedding.output())
                .mapToDouble(vector -> Vectors.dot(vector, vector))
                .max()
                .orElse(0);
    }

    /** The output vector of a word, with the component that makes it as long as all others. */
    public float[] vector(int word) {
        float[] output = embedding.output()[word];
        float[] vector = Arrays.copyOf(output, output.length + 1);
        vector[output.length] = (float) Math.sqrt(Math.max(0, square - Vectors.dot(output, output)));
        return vector;
    }

    /** The input vector of a word, with a 0 for that component. */
    public float[] input(int word) {
        float[] input = embedding.input()[word];
        return Arrays.copyOf(input, input.length + 1);
    }

    /** The vectors of all words, which are item ids, for a space. */
    public List<ItemVector> itemVectors(String space) {
        return IntStream.range(0, embedding.words().size())
                .mapToObj(word -> new ItemVector(
                        space, embedding.words().get(word), Vectors.unit(vector(word)), Vectors.unit(input(word))))
                .toList();
    }

    /** The embedding that such vectors were made from; its loss is not known. */
    public static Embedding embedding(List<String> words, List<float[]> vectors, List<float[]> inputs) {
        return new Embedding(words, withoutLast(inputs), withoutLast(vectors), Double.NaN);
    }

    private static float[][] withoutLast(List<float[]> vectors) {
        return vectors.stream()
                .map(vector -> Arrays.copyOf(vector, vector.length - 1))
                .toArray(float[][]::new);
    }
}
