package dev.eddy.recall.ranking;

import dev.eddy.item.ItemUpdate;
import dev.eddy.recall.cluster.Member;
import dev.eddy.recall.items.ItemTable;
import dev.eddy.vector.Vectors;
import java.util.List;

/**
 * What a list is made for.
 *
 * @param interest unit vector of what the user likes in the long run, or null
 * @param last unit vector of the item the user took last, or null
 * @param recent unit vector of the last few together, or null
 * @param contexts in which it is made
 */
record RankingContext(float[] interest, float[] last, float[] recent, List<Context> contexts) {
    private static final int RECENT_ITEMS = 5;

    /** @param recents items the member clicked, newest first */
    static RankingContext of(Member member, int[] recents, ItemTable table, long asOfMillis) {
        float[] last = null;
        double[] sum = null;
        int count = 0;
        for (int i = 0; i < recents.length && count < RECENT_ITEMS; i++) {
            float[] vector = vector(recents[i], table);
            if (vector != null) {
                last = last == null ? vector : last;
                sum = sum == null ? new double[vector.length] : sum;
                Vectors.addScaled(sum, 1, vector);
                count++;
            }
        }
        return new RankingContext(
                member.direction(), last, sum == null ? null : Vectors.unit(sum), Context.of(member, asOfMillis));
    }

    /** The sum of the vectors by the weights of their cosines, or null when it has none. */
    float[] weighted(float[] weights) {
        float[] sum = null;
        sum = plus(sum, weights[FeatureSpace.COSINE], interest);
        sum = plus(sum, weights[FeatureSpace.COSINE_LAST], last);
        return plus(sum, weights[FeatureSpace.COSINE_RECENT], recent);
    }

    /** Sets the features that are cosines with a vector. */
    void setCosines(double[] features, float[] vector) {
        features[FeatureSpace.COSINE] = cosine(interest, vector);
        features[FeatureSpace.COSINE_LAST] = cosine(last, vector);
        features[FeatureSpace.COSINE_RECENT] = cosine(recent, vector);
    }

    private static double cosine(float[] a, float[] b) {
        return a == null || b.length == 0 ? 0 : Vectors.dot(a, b);
    }

    private static float[] plus(float[] sum, float weight, float[] vector) {
        if (vector == null || weight == 0) {
            return sum;
        }
        float[] after = sum == null ? new float[vector.length] : sum;
        for (int i = 0; i < after.length; i++) {
            after[i] += weight * vector[i];
        }
        return after;
    }

    private static float[] vector(int item, ItemTable table) {
        ItemUpdate known = table.get(item);
        return known == null || known.features() == null
                ? null
                : known.features().vector();
    }
}
