package dev.eddy.training.embedding;

import dev.eddy.vector.Vectors;
import java.util.List;

/** Vectors of entities, and a translation for each relation: head and translation together are near the tail. */
public record Translations(
        List<String> entities, float[][] vectors, List<String> relations, float[][] translations, double meanLoss) {

    /** Sum of the absolute differences between {@code head + translation} and {@code tail}. */
    float distance(int head, int relation, int tail) {
        return Vectors.translationDistance(vectors[head], translations[relation], vectors[tail]);
    }
}
