package dev.eddy.training.embedding;

import java.util.List;

/** Vectors of entities, and a translation for each relation: head and translation together are near the tail. */
public record Translations(
        List<String> entities, float[][] vectors, List<String> relations, float[][] translations, double meanLoss) {

    /** Sum of the absolute differences between {@code head + translation} and {@code tail}. */
    float distance(int head, int relation, int tail) {
        return distance(vectors[head], translations[relation], vectors[tail]);
    }

    static float distance(float[] head, float[] relation, float[] tail) {
        // Four independent sums, so that additions overlap.
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = 0;
        for (; i < head.length - 3; i += 4) {
            sum0 += Math.abs(head[i] + relation[i] - tail[i]);
            sum1 += Math.abs(head[i + 1] + relation[i + 1] - tail[i + 1]);
            sum2 += Math.abs(head[i + 2] + relation[i + 2] - tail[i + 2]);
            sum3 += Math.abs(head[i + 3] + relation[i + 3] - tail[i + 3]);
        }
        for (; i < head.length; i++) {
            sum0 += Math.abs(head[i] + relation[i] - tail[i]);
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
