package dev.eddy.training.embedding;

import dev.eddy.vector.TopK;
import dev.eddy.vector.Vectors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trained vectors of tags, with the mean of the catalogue at 0: else a tag that most items have makes all items alike. In the
 * mean each tag weighs as much as it does in all items.
 */
public final class TagSpace {
    private final Subwords trained;
    private final Map<String, Double> weights;
    private final float[] mean;
    /** Null for none. */
    private final double[][] rotation;

    private final Map<String, float[]> vectors = new LinkedHashMap<>();

    private TagSpace(Subwords trained, Map<String, Double> weights, float[] mean, double[][] rotation) {
        this.trained = trained;
        this.weights = weights;
        this.mean = mean;
        this.rotation = rotation;
        weights.keySet().forEach(tag -> of(tag).ifPresent(vector -> vectors.put(tag, vector)));
    }

    /**
     * The space of some trained vectors.
     *
     * @param weights sums of weights in the items, of all tags of the catalogue
     */
    public static TagSpace of(Subwords trained, Map<String, Double> weights) {
        double[] sum = new double[trained.dimension()];
        double all = 0;
        for (Map.Entry<String, Double> tag : weights.entrySet()) {
            float[] vector = trained.of(tag.getKey());
            if (vector != null) {
                Vectors.addScaled(sum, tag.getValue(), Vectors.unit(vector));
                all += tag.getValue();
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / all);
        }
        return new TagSpace(trained, weights, mean, null);
    }

    /** The same vectors turned as near as can be to other unit vectors of the same dimension. */
    public TagSpace turnedTo(Map<String, float[]> others) {
        var turn = new Rotation(mean.length);
        vectors.forEach((tag, vector) -> {
            if (others.containsKey(tag)) {
                turn.add(vector, others.get(tag), weights.get(tag));
            }
        });
        return new TagSpace(trained, weights, mean, turn.matrix());
    }

    public int dimension() {
        return mean.length;
    }

    /** The unit vector of any tag; empty when it is unknown and shares no n-gram with the known ones. */
    public Optional<float[]> of(String tag) {
        return Optional.ofNullable(centred(tag)).map(Vectors::unit);
    }

    private double[] centred(String tag) {
        float[] vector = trained.of(tag);
        float[] unit = vector == null ? null : Vectors.unit(vector);
        if (unit == null) {
            return null;
        }
        double[] centred = new double[mean.length];
        Vectors.addScaled(centred, 1, unit);
        Vectors.addScaled(centred, -1, mean);
        if (rotation == null) {
            return centred;
        }
        double[] turned = new double[mean.length];
        for (int i = 0; i < turned.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j] += centred[i] * rotation[i][j];
            }
        }
        return turned;
    }

    /** The unit vectors of the catalogue's tags, in the order of the weights. */
    public Map<String, float[]> vectors() {
        return vectors;
    }

    /**
     * The vectors with lengths that make their plain mean 0. Readers of word vectors subtract that mean, and lengths do not count
     * for them.
     */
    public Map<String, float[]> balanced() {
        Map<String, float[]> balanced = new LinkedHashMap<>();
        vectors.keySet().forEach(tag -> {
            double[] vector = centred(tag);
            Vectors.scale(vector, weights.get(tag));
            balanced.put(tag, toFloats(vector));
        });
        return balanced;
    }

    private static float[] toFloats(double[] vector) {
        float[] floats = new float[vector.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) vector[i];
        }
        return floats;
    }

    /** The catalogue's tags that are nearest to any tag, itself left out, nearest first. */
    public List<String> nearest(String tag, int count) {
        List<String> tags = List.copyOf(vectors.keySet());
        var best = new TopK(count, (a, b) -> a < b);
        of(tag).ifPresent(vector -> IntStream.range(0, tags.size())
                .filter(other -> !tags.get(other).equals(tag))
                .forEach(other -> best.offer(other, Vectors.product(vector, vectors.get(tags.get(other))))));
        return Arrays.stream(best.sorted().ids()).mapToObj(tags::get).toList();
    }

    /** Number of the catalogue's tags whose vector comes from their n-grams alone. */
    public int fromSubwords() {
        return (int) vectors.keySet().stream().filter(tag -> !trained.has(tag)).count();
    }

    /** The mean cosine of the tags' vectors with other unit vectors, by the tags' weights; NaN without a common tag. */
    public double cosine(Map<String, float[]> others) {
        double sum = 0;
        double all = 0;
        for (Map.Entry<String, float[]> tag : vectors.entrySet()) {
            float[] other = others.get(tag.getKey());
            if (other != null) {
                sum += weights.get(tag.getKey()) * Vectors.dot(tag.getValue(), other);
                all += weights.get(tag.getKey());
            }
        }
        return sum / all;
    }
}
